// What the stock screen shows. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/settlement.h"
#include "kiosk/core/stock.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

enum class StockPart { List, Product, Transfers };
enum class StockForm { Receive, Adjust, Count, Send, Minimum, Cost, Take };

struct ScannedGoods {
    ProductId product;
    std::string lot;                  // empty: the code says none
    std::optional<Date> best_before;  // as the code says, or as the lot is known
};

struct StockView {
    StockPart part{StockPart::List};
    TableAsk ask;
    StockFilter filter{StockFilter::All};
    StockList list;  // its rows are those of the page
    bool loading{false};
    Date today;

    std::optional<StockRow> product;   // opened
    std::optional<Terms> agreed;       // on which terms it comes today; none: on no terms
    std::vector<StockMove> moves;      // of it, the newest first
    std::optional<StockMove> counted;  // just now: what was expected and what was there

    std::vector<Transfer> transfers;
    std::vector<std::string> shops;  // others, as the centre names them
    std::optional<MoveId> taking;    // the transfer that is being taken in

    StockForm form_of{StockForm::Receive};
    std::optional<FormView> form;

    // What the scanner brought: its product is opened as soon as nothing waits to be recorded, and
    // the form that is opened next is about its lot.
    std::optional<ScannedGoods> scanned;
    std::optional<StockForm> walking;  // Receive or Count: each further code opens this form
    std::int64_t on_the_way() const;   // how many transfers
};

}  // namespace kiosk::screens
