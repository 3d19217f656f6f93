// SPDX-License-Identifier: Apache-2.0
#pragma once
// The checks are macros that Swift does not see.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// Swift calls no function with a variable number of arguments; these have one form each.
static inline CURLcode curl_set_number(CURL *handle, CURLoption option, long value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) { return curl_easy_setopt(handle, option, value); }
typedef size_t (*curl_flow)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode curl_set_flow(CURL *handle, CURLoption option, curl_flow value) { return curl_easy_setopt(handle, option, value); }
static inline long curl_answer_code(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}
