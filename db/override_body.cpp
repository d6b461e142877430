#include "db/override_body.h"

#include "db/body_values.h"

namespace db {

using body::Json;

std::string encode_override(const kiosk::Override& step) {
    const Json json{{"v", 1},
                    {"at_ms", step.at_ms},
                    {"right", kiosk::name_of(step.right)},
                    {"what", body::storable(step.what)},
                    {"by", body::storable(step.by.text())},
                    {"by_name", body::storable(step.by_name)},
                    {"asked", body::storable(step.asked.text())},
                    {"asked_name", body::storable(step.asked_name)},
                    {"sale_id", step.sale ? step.sale->text() : std::string{}}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

kiosk::Result<kiosk::Override> decode_override(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    try {
        if (!json.is_object() || body::whole(json, "v", "") != 1) throw body::Unreadable{"v"};
        kiosk::Override step;
        step.at_ms = body::whole(json, "at_ms", "");
        step.right = body::known(kiosk::right_from(body::text(json, "right")), "right");
        step.what = body::text(json, "what");
        step.by = kiosk::StaffCode{body::text(json, "by")};
        step.by_name = body::text(json, "by_name");
        step.asked = kiosk::StaffCode{body::text(json, "asked")};
        step.asked_name = body::text(json, "asked_name");
        const std::string sale = body::text(json, "sale_id");
        if (!sale.empty()) step.sale = body::known(kiosk::SaleId::parse(sale), "sale_id");
        return step;
    } catch (const body::Unreadable& unreadable) {
        return kiosk::Problem{{"Bản ghi", "The entry"},
                              {"không đọc được (" + unreadable.field + ")",
                               "cannot be read (" + unreadable.field + ")"},
                              {},
                              unreadable.field};
    }
}

}  // namespace db
