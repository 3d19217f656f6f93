// SPDX-License-Identifier: Apache-2.0

/// Keys that everybody may know: they open nothing but these tests, where making new ones would take longer than all the rest.
enum MadeUpKeys {
    static let own = """
        -----BEGIN PRIVATE KEY-----
        MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDcO57N+ENnC389
        3TIJZpRNnDv9iprcNO6G8Xy6K8eZAfBZ6bx0sItU1HHjuGoC3xbaw5RB+KJFuPLG
        TpUbETR+sRQ20qkJ6KvROItDKqf2uLmLfb3RWWrBLFQzihyZzT6/WmGAXE43Z5HD
        aMjoK4FlUxBAR6q8wOFPRroPGlbAPftqqYjAFAOtgRvQq5M5J0eDxrwS8By8Vcgx
        3Orv7ni4lgUIC2tAUJMGeyzmhS2jKcQP6rj4kX84KR5N6ERmFyjRVSV44iOWKRoJ
        w2gMOGAXorZ1CPoJFzBvUmOPvMea6gMZbAiojWy+5cC9Be/ueYqVKeqlDjwQAMbg
        oLtM1gEDAgMBAAECggEABeHny3uanUl+1BGw8PRW+L24En0dxsz5JAyWNsjNk4Ys
        O9KU8I74ocLs6da2qi34R86aiqqP9wnKHkbiD6+Fde7X6eD1l+ipkjSO77PXea0U
        c6ffppRbWB6NfzTsr6T+TJEm8o1En5E6IPyPBTiIQ8MUt4rSgikqu3nZpWagM5FH
        kdLNRAHYzgRTj8W6OIFtRhnLXlK9h4KfkcshsJyn1zH5rcjBXTXWzQubjq1YoSJ5
        Dpz4SFj0tvKNRw2oHhElb2ZXbS6Nv9n1/DB+PBM7bgSUChFUaaV0ytnmCNlcSUJJ
        ekBe608bEyt58xGpmNVIlO1kANoYguFgRRg8606aoQKBgQD0U0i9Pc/F58eNQbJs
        qXcLf4oYpb8avpk+mWNPqDbRcpo6c2luED4WVZvex9p6yH/RosIK80VIyZvf7M3f
        X1mNF4q9jPVMdHt/eylH037kQXnQ4hHE/zReCFCoFtiPoUqUOWSSI3el6kGuosTq
        ZKSdD2JM+O/F0mkzqYeehR7fowKBgQDmwZ/1lPgmGcvAtKly3dWPFD2X7d7EYsTJ
        4cl1S1KtzZQfb+9nSvOOCafdGs4w61IZdgCyggJG+LaZCQAxJm/hHJxwCOJk2xWu
        IboEpQXlPessaG2Fee2UbFEWG3T6+VHQ7REpyeOhymV1+wO4nV9u6ulV1MKkBLg9
        FPLw08bvIQKBgGDwxpSneM/qRegLIBMzLhO22AEtimS/KSiITbomYRG7aew1LKjJ
        8wiDkSPUoiBDe0ufS2Ry35OgwqMXXxv4xhxQMfFBg3aBZRrQsDFafidsvzuc5zYF
        mC6TGAWJgwWCFog3OWsufWOsTcFPvdfOdO4IU5V81A3mjW09H51K7lQHAoGBAKhb
        ZmBfwrjRo0XCycpjrTdJtjKNuzUfNqJwWHJ6dSUXU1Wobku3dIER7GY182/fkLPA
        03tpvU2YkmiPF5PEjmX4YO6gnMSmz2ePdc+DswxxI47v1dBHiB389SAjAjNGCfpb
        rGUHxku5hlMQw8NDFmivfXRA2Y2fX+g4y5MHgCHhAoGBAN/RXYAqQI1h3fnVIz17
        rMKlOiXLkNQzF8eyg/ZLipD8RNFEHb7SPGulBcnXXYgmAl8bMJsXPNIgUuEA8c8s
        1WDUKuzt9qJNhw/R0PZfMmTx45jth3uTZFl7Wdi6lnw7+1YPjBdSkXHVAH47rFyr
        kr8A6N4wmDDzn7/PKLAv+Okt
        -----END PRIVATE KEY-----
        """

    static let other = """
        -----BEGIN PRIVATE KEY-----
        MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC3Z/dsFdh82vqn
        SKRFqeuv0POl5OkD0pTe9dPH8JiFwFi7at1R1RVvN0V/uPqG0ZwYK5PZ8Nl+pglJ
        4bhp727dOI4hyftMYGhftoT9gCW0cvMMc71PAGBXeDdAWATBW2ltFx9+tHPgTUPz
        pdcsmXrrN+HtLTR+eVhzo1JeAmWAqyLrBP29lA5lA82VFv7dO7hV+KuScmEHUW8y
        nspeTHaJPm+cfuVXwTU3/d33VX9pOQCgeE49fpzTGzsbYnqGPohvtxVqtqFyH/V6
        DX67p9PmH17J3I6XR25Y6CjgkX2VA0q5rGVGrl9iGuMCFY0vXQnc48d4BXc3FnLp
        H9+KlcPLAgMBAAECggEADwHMToVJFgpK+TYp7uNU/CliTmA5Ks1nzgiaYCFRMZyI
        Binb2y7O1q9UmftWUILFPXsPWYVqHoFSgD+eediUHzjZ9GzVCa5XzAEgx6ddLnM7
        bPjpdBXpTC7zgmnRVcr3iOwb8R+t3Zwk48JdpXIXizii3WfWBEVElg22lyemC42R
        oblVAuGDyM+E7eTg34tUsr6bplaEjSLXGIc6MWrAJqaWlV/SfkmfXP7oV+iWbJQp
        GVrnnJ+/Hbowhj1bC6W5DUwdIcoTynapWQgkbDNo3Xo/wF9t83e/moGYNzmwQi82
        WDLk4tPlx5Q/g0d5QHCkg88ofGTwEjih1Ev6Yl52gQKBgQDwl8J13Up8bIW+5Zax
        7gOozvsUtcFT3KtIVRtR++STRSQIaTcyR1s2rjPqlwPt1hyrQ8Iu0ALKA6hhQ/cH
        ULZk1UpkTeIm6/WwhH/cdP9TmMaOfuR1GpacypAKmVwBY8puDY854VymtsICQcoX
        wy3KfGjMRzEsTKGcXDhPN5z6gQKBgQDDJrKD2xtBa2jNVcj4ZHrcFcNaVOoCXsj9
        e17qYMkOniCZFtslwGgEGBwLourwHRiT0+pTrTKzKSKvbcd6IZBpii94VO/mmmKD
        zFrju8suLDXt7tMJ57xYGJYxMP2z9RipJHPPxjEcTTRmqFSZZeNYRmgcOTwme8OU
        vuV6fahgSwKBgAxfIWbCLFRdmDsKv0cDADkr+4lDF1/ilwQvLCp5E3XnNkUgc/An
        7y7OomjLvy35tpuv7kpN8/bDXWMzBX7gzaA9v4eM4bYyp/2dsp15fq+jyYIGUGUd
        KuWBHQsOe8auhPhHxjepuQPxneRT0bqLFM22vATVHFg00JKjw1l/eJkBAoGBAJrB
        XkFICOYpCjQDOlsYO4G6VG+W9PeqONMi+ZL965MG/KzKPkFCwnm0sNDdgleliy73
        l1SB/bmr/lCFyvFkGoRHS/utx4zkkwkXjmAYNTjJYH7trDenqGloHfqmcho6XDMN
        sDVtYtahttNN28DF1rLTKo5vKO8PqHqVo58udM7fAoGAcR0Y51KIzQuomjCLQExg
        uMzgQdna/PFP0LnI+v47H4VSgTQ0FDI8hYWb7Zo+XC8pM0okCd2QUWkptq+o9TKd
        k9trgqwhcuLNJhFjoH5Knp1r8b+WhNKqOhfMUAqR4SnbWEQT2AFZs+7oy6Nyc3G+
        8KDj9hzf9hqmKk+HlYoozGw=
        -----END PRIVATE KEY-----
        """
}
