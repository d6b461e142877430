// The manager's goods in the flow: the catalogue and its forms (flow_goods.cpp), imports, exports,
// certificates and labels (flow_goods_files.cpp). Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"

namespace kiosk::app::parts {

Commands goods_opened(State& state, std::int64_t now_ms);
screens::TableAsk* goods_ask(State& state);
Commands goods_asked(State& state, std::int64_t now_ms);
screens::FormView* goods_form(State& state);
Commands goods_submitted(State& state, std::int64_t now_ms);
void goods_left(State& state);
bool goods_back(State& state);
// `confirmed`: the question before it was answered with yes.
Commands wished_of_goods(State& state, const screens::GoodsWish& wish, std::int64_t now_ms,
                         bool confirmed = false);
void goods_failed(State& state);  // the store did not answer
Commands goods_answered(State& state, const GoodsAnswer& answer, std::int64_t now_ms);
// A code on a screen of goods: opens its product, adds its label, or is typed into a form's codes.
// False: it means what it means elsewhere.
bool scanned_into_goods(State& state, const CodeScanned& event);
Commands goods_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms);

Commands import_opened(State& state, std::int64_t now_ms);
bool import_back(State& state);
Commands certificates_opened(State& state, std::int64_t now_ms);
Commands labels_opened(State& state, std::int64_t now_ms);
screens::TableAsk* labels_ask(State& state);
Commands labels_asked(State& state, std::int64_t now_ms);
void add_label(State& state, const Product& product, std::int64_t now_ms);
Commands wished_of_files(State& state, const screens::GoodsWish& wish, std::int64_t now_ms);
Commands goods_news(State& state, const GoodsNews& news, std::int64_t now_ms);

}  // namespace kiosk::app::parts
