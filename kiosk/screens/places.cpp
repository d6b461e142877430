#include "kiosk/screens/places.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace kiosk::screens {
namespace {

using Names = std::span<const std::string_view>;

// Each in the order of its enumeration.
constexpr std::string_view kBrowse[] = {"groups", "places", "search", "stars"};
constexpr std::string_view kPayment[] = {"cash", "transfer", "card"};
constexpr std::string_view kReceipt[] = {"sale", "refund", "cancelled", "exchange"};
constexpr std::string_view kShift[] = {"overview", "open",       "cash-in", "cash-out",
                                       "count",    "difference", "closed"};
constexpr std::string_view kTotals[] = {"overview", "hours",     "payments", "groups",
                                        "products", "producers", "places",   "cashiers",
                                        "stars",    "tax",       "scans"};
constexpr std::string_view kStock[] = {"list", "product", "transfers"};
constexpr std::string_view kSettle[] = {"producers", "account", "periods", "terms"};
constexpr std::string_view kGoods[] = {"products", "producers", "changes"};
constexpr std::string_view kProduct[] = {"selling", "origin", "words", "prices", "lots", "history"};
constexpr std::string_view kImport[] = {"files",   "reading", "refused",
                                        "preview", "storing", "done"};
constexpr std::string_view kShop[] = {"shop", "bank", "settings", "centre", "backups", "health"};
constexpr std::string_view kPages[] = {"sales", "paper", "readers", "rights"};
constexpr std::string_view kForms[] = {"form"};
constexpr std::string_view kTill[] = {"sale", "pad", "held"};
constexpr std::string_view kReturns[] = {"ask", "receipt", "no-receipt"};
constexpr std::string_view kOver[] = {"locked", "approval", "unknown-code", "countdown"};
// Over in the moment they are there; a fault needs a disk that breaks in the middle.
constexpr std::string_view kPassing[] = {"goods-import/reading", "goods-import/storing", "fault"};

Names parts_of(ScreenName screen) {
    switch (screen) {
        case ScreenName::Browse:
            return kBrowse;
        case ScreenName::Payment:
            return kPayment;
        case ScreenName::Receipt:
            return kReceipt;
        case ScreenName::Shift:
            return kShift;
        case ScreenName::Totals:
            return kTotals;
        case ScreenName::Stock:
            return kStock;
        case ScreenName::Settle:
            return kSettle;
        case ScreenName::Goods:
            return kGoods;
        case ScreenName::GoodsImport:
            return kImport;
        case ScreenName::Shop:
            return kShop;
        case ScreenName::Till:
            return kTill;
        case ScreenName::Returns:
            return kReturns;
        default:
            return {};
    }
}

bool has_form(ScreenName screen) {
    return screen == ScreenName::Stock || screen == ScreenName::Settle ||
           screen == ScreenName::People || screen == ScreenName::Goods;
}

template <typename Part>
std::string below(ScreenName screen, Part part) {
    const Names names = parts_of(screen);
    const auto at = static_cast<std::size_t>(part);
    std::string place = std::string{name_of(screen)} + "/";
    return place + (at < names.size() ? std::string{names[at]} : std::to_string(at));
}

std::string goods_place(const GoodsView& goods) {
    if (goods.open)
        return "goods/product-" +
               std::string{kProduct[static_cast<std::size_t>(goods.product_tab)]};
    if (goods.form_of != GoodsForm::None) return "goods/form";
    return below(ScreenName::Goods, goods.tab);
}

std::string shop_place(const MachineView& machine) {
    if (machine.tab == MachineTab::Settings && machine.page != SettingsPage::Sales)
        return "shop/settings-" + std::string{kPages[static_cast<std::size_t>(machine.page)]};
    return below(ScreenName::Shop, machine.tab);
}

std::string till_place(const TillView& till) {
    if (till.held_open) return "till/held";
    return till.quantity_pad ? "till/pad" : "till/sale";
}

std::string returns_place(const ReturnsView& returns) {
    if (returns.without_receipt) return "returns/no-receipt";
    return returns.found ? "returns/receipt" : "returns/ask";
}

std::string screen_place(const ViewState& view) {
    switch (view.screen) {
        case ScreenName::Browse:
            return below(view.screen, view.browse.mode);
        case ScreenName::Payment:
            return below(view.screen, view.payment.method);
        case ScreenName::Receipt:
            return below(view.screen, view.receipt.kind);
        case ScreenName::Shift:
            return below(view.screen, view.shift.part);
        case ScreenName::Totals:
            return below(view.screen, view.totals.part);
        case ScreenName::Stock:
            return view.stock.form ? "stock/form" : below(view.screen, view.stock.part);
        case ScreenName::Settle:
            return view.settle.form ? "settle/form" : below(view.screen, view.settle.part);
        case ScreenName::People:
            return view.people.form ? "people/form" : "people";
        case ScreenName::Goods:
            return goods_place(view.goods);
        case ScreenName::GoodsImport:
            return below(view.screen, view.goods_import.step);
        case ScreenName::Shop:
            return shop_place(view.machine);
        case ScreenName::Till:
            return till_place(view.till);
        case ScreenName::Returns:
            return returns_place(view.returns);
        default:
            return std::string{name_of(view.screen)};
    }
}

}  // namespace

std::string place_in(const ViewState& view) {
    if (view.lock) return "locked";
    if (view.approval) return "approval";
    if (view.trouble) return "unknown-code";
    if (view.attract_in_s > 0) return "countdown";
    return screen_place(view);
}

std::vector<std::string> all_places() {
    std::vector<std::string> places;
    for (const ScreenName screen : kAllScreens) {
        const std::string name{name_of(screen)};
        if (parts_of(screen).empty()) places.push_back(name);
        for (const std::string_view part : parts_of(screen))
            places.push_back(name + "/" + std::string{part});
        if (screen == ScreenName::Goods)
            for (const std::string_view part : kProduct)
                places.push_back("goods/product-" + std::string{part});
        if (screen == ScreenName::Shop)
            for (const std::string_view page : std::span{kPages}.subspan(1))
                places.push_back("shop/settings-" + std::string{page});
        if (has_form(screen)) places.push_back(name + "/" + std::string{kForms[0]});
    }
    for (const std::string_view over : kOver) places.emplace_back(over);
    std::erase_if(places, [](const std::string& place) {
        return std::ranges::find(kPassing, place) != std::end(kPassing);
    });
    return places;
}

}  // namespace kiosk::screens
