// SPDX-License-Identifier: Apache-2.0
// Debian builds libxml2 with ICU, whose headers clash with the ones inside Foundation. Without them only the last fields of a struct
// that nobody here touches are missing.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
