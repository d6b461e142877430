#include "kiosk/core/contact.h"

#include <algorithm>

namespace kiosk {
namespace {

// RFC 2426: backslash, comma, semicolon and line ends stand escaped; other control characters have
// no place in a card.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\' || c == ',' || c == ';') {
            safe += '\\';
            safe += c;
        } else if (c == '\n') {
            safe += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            safe += c;
        }
    }
    return safe;
}

void add(std::string& card, const char* property, const std::string& value) {
    if (!value.empty()) card.append(property).append(":").append(value).append("\r\n");
}

}  // namespace

std::string vcard_of(const Producer& producer, const Place& place) {
    const bool reachable = !producer.phone.empty() || !producer.email.empty() ||
                           !producer.website.empty() || !producer.address.empty();
    if (producer.name.empty() || !reachable) return {};
    std::string card = "BEGIN:VCARD\r\nVERSION:3.0\r\n";
    add(card, "N", escaped(producer.name) + ";;;;");
    add(card, "FN", escaped(producer.name));
    add(card, "ORG", escaped(producer.name));
    std::string phone;
    std::copy_if(producer.phone.begin(), producer.phone.end(), std::back_inserter(phone),
                 [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
    add(card, "TEL;TYPE=WORK,VOICE", phone);
    add(card, "EMAIL;TYPE=INTERNET", escaped(producer.email));
    add(card, "URL", escaped(producer.website));
    const std::string province =
        place.province_today.empty() ? place.province : place.province_today;
    const std::string street = producer.address.empty() ? place.as_printed() : producer.address;
    if (!street.empty()) {
        add(card, "ADR;TYPE=WORK",
            ";;" + escaped(street) + ";;" + escaped(province) + ";;Việt Nam");
    }
    return card + "END:VCARD\r\n";
}

}  // namespace kiosk
