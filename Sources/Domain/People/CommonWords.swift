// SPDX-License-Identifier: Apache-2.0

/// Words that people make passwords of, in Vietnamese and in English, without marks and spaces; compiled for this program.
enum CommonWords {
    /// By their first letter.
    static let byInitial: [UInt8: [[UInt8]]] = {
        let words = Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
        return Dictionary(grouping: words) { $0.first ?? 0 }
    }()

    private static let text = """
        matkhau matkhaumoi matkhaucu matma matma khoa khoabi mabimat bimat baomat antoan tuyetmat khongbiet khongnho quenmatkhau doimatkhau doingay
        macdinh tamthoi thunghiem kiemtra dungthu batdau mocua vaocua dangnhap dangxuat dangky taikhoan nguoidung khach quantri quantrivien quanly
        lanhdao giamdoc truongphong phophong chuyenvien canbo congchuc vienchuc vanthu vanphong thuky ketoan thuquy nhanvien hethong maychu maytinh
        mangnoibo phanmem cosodulieu dulieu kythuat congnghe thongtin congnghethongtin khoahoc khoahoccongnghe khoahocvacongnghe buuchinh vienthong
        thongtintruyenthong truyenthong sohuutritue doimoisangtao chuyendoiso chinhphudientu dichvucong motcua hotro duongdaynong donghanh
        bokhcn bokhoahoc bokhoahocvacongnghe bothongtin sokhcn sokhoahoc sokhoahocvacongnghe ubnd uybannhandan uyban hdnd hoidongnhandan
        chinhphu quochoi nhanuoc dangbo congdoan doanthanhnien phapche vuphapche thanhtra tochuccanbo phongban donvi coquan
        xinchao chaoban chaomung chaobuoisang camon tambiet hanhphuc mayman thanhcong binhan suckhoe giadinh giadinhtoi giadinhhanhphuc bome boyeu
        meyeu conyeu concai contrai congai vochong voyeu chongyeu anhyeu emyeu anhyeuem emyeuanh yeuem yeuanh yeuemnhieu yeuanhnhieu toiyeuban
        toiyeuvietnam mailayeuem mayeu tinhyeu tinhban banbe hoabinh tudo doclap doclaptudohanhphuc hoaanhdao hoahong hoasen hoamai hoadao
        matroi mattrang ngoisao bautroi dongsong bienxanh conmeo concho conheo congchua hoangtu siunhan thienthan matbiec nhunho nhoem
        cuoituan chunhat thuhai thuba thutu thunam thusau thubay thanggieng homnay ngaymai homqua namnay nammoi chucmungnammoi tetnguyendan
        mothaibabon mothaiba haiba bonnamsau chinmuoi mottram motnghin motbahaibon bongda bongro vodich dacquan
        vietnam vietnamese vietnamvodich toiyeuvn tocviet nguoiviet datnuoc tohuong quehuong tuoitre thanhnien hocsinh sinhvien giaovien bacsi
        cashi ansang thuytien ngocanh ngoclan thanhtung minhanh
        hanoi thudo thudohanoi saigon hochiminh thanhphohochiminh tphcm tphochiminh danang haiphong cantho hue thuathienhue angiang bariavungtau
        vungtau baclieu bacgiang backan bacninh bentre binhdinh binhduong binhphuoc binhthuan camau caobang daklak daknong dienbien dongnai
        dongthap gialai hagiang hanam hatinh haiduong haugiang hoabinh hungyen khanhhoa kiengiang kontum laichau lamdong langson laocai longan
        namdinh nghean ninhbinh ninhthuan phutho phuyen quangbinh quangnam quangngai quangninh quangtri soctrang sonla tayninh thaibinh thainguyen
        thanhhoa tiengiang travinh tuyenquang vinhlong vinhphuc yenbai nhatrang dalat bienhoa halong sapa phuquoc condao hoangsa truongsa
        nguyen nguyenvan nguyenthi tran tranvan tranthi lehong levan lethi pham phamvan phamthi hoang hoangvan huynh phan phanvan vovan dang dangvan bui
        buivan dovan hovan ngo ngovan duong duongvan lyvan vietanh minhtuan tuananh quanganh ducanh hoanganh hongnhung thuhuong thuha thanhha
        thutrang huyentrang maihuong lananh phuonganh thaonguyen minhduc minhquan quochung quanghuy vanhung vanan vana thihoa bacho
        password passwords passwort passw passwd passphrase passcode pass passes secret secrets topsecret private mypassword newpassword oldpassword
        yourpassword thepassword nopassword defaultpassword password1 changeme changeit changethis letmein letmeinnow opensesame sesame access
        accessgranted entrance enter login logon signin signup welcome welcomeback hello helloworld hellothere goodmorning goodbye default temp
        temporary test tester testing testtest demo example sample guest visitor user users username account admin admins administrator
        administration adminadmin root superuser toor sysadmin system systemadmin manager master supervisor operator service server database
        backup computer laptop desktop keyboard internet network wifi wireless website google gmail yahoo facebook twitter instagram youtube tiktok
        zalo viber telegram whatsapp microsoft windows office outlook apple iphone android samsung nokia sony lenovo toyota honda yamaha
        mercedes ferrari porsche lamborghini playstation nintendo minecraft pokemon pikachu mario starwars startrek skywalker superman batman
        spiderman ironman wolverine captainamerica avengers matrix terminator godzilla dragon dragons dragonball naruto onepiece doraemon conan
        nobita iloveyou iloveyouforever loveyou loveme lovelove lover lovely love forever together sweetheart darling honey baby babygirl princess
        prince queen king kingdom angel angels beautiful handsome happy happiness smile sunshine sunflower rainbow butterfly flower flowers
        strawberry banana orange cherry chocolate cookie cheese coffee pepper ginger summer winter spring autumn january february march april
        june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
        football soccer baseball basketball volleyball badminton hockey tennis liverpool arsenal chelsea manchester manchesterunited mancity
        barcelona realmadrid juventus ronaldo cristiano messi beckham rooney neymar mbappe champion champions winner victory freedom liberty
        justice peace trust faith jesus jesuschrist christ godisgood heaven blessed buddha monkey tiger lion eagle falcon panther phoenix wolf
        shadow ninja samurai warrior soldier hunter killer pirate cowboy ranger thunder lightning storm diamond silver golden gold money dollar
        million millionaire lucky fortune success michael michelle jennifer jessica ashley amanda andrew anthony daniel david charlie
        george thomas robert william richard joseph joshua matthew jordan maggie nicole samantha alexander christopher elizabeth victoria
        london paris newyork america american england english france germany russia china japan tokyo korea singapore thailand australia canada
        mother father mommy daddy brother sister family friend friends bestfriend mybaby whatever nothing something everything someone nobody
        trustno one unbelievable contortionist incorrect correct biteme freeme gogogo hahaha hihihi hehehe lalala abcabc abc abcd abcde abcdef xyz
        qwe qwer qwert qwerty qwertyui qwertyuiop azerty asd asdf asdfg asdfgh asdfghjkl zxc zxcv zxcvb zxcvbn zxcvbnm qaz qazwsx qazwsxedc wsx
        zaq xsw cde vfr poiuy lkjhg mnbvc one two three four five six seven eight nine ten hundred thousand first second third number numberone
        the and my me you is are im iam not no yes new old our your big best good great super ultra mega real only just this that
        toi ban anh em chi ong ba con cua la va nam ngay thang moi cu so mot hai bon sau bay tam chin muoi
        """
}
