#include "kiosk/screens/manage_tiles.h"

#include <algorithm>
#include <array>

namespace kiosk::screens {
namespace {

// In the order of a manager's day. The machine's screen is everybody's: its parts ask for rights.
constexpr std::array kTiles{
    ManageTile{ScreenName::Totals, Right::SeeTotals, Word::TileTotals, Word::TileTotalsAbout,
               "chart"},
    ManageTile{ScreenName::DayClose, Right::SeeTotals, Word::TileDayClose, Word::TileDayCloseAbout,
               "calendar"},
    ManageTile{ScreenName::Goods, Right::EditGoods, Word::TileGoods, Word::TileGoodsAbout, "box"},
    ManageTile{ScreenName::Stock, Right::MoveStock, Word::TileStock, Word::TileStockAbout, "list"},
    ManageTile{ScreenName::Settle, Right::Settle, Word::TileSettle, Word::TileSettleAbout, "coins"},
    ManageTile{ScreenName::Certificates, Right::EditGoods, Word::TileCertificates,
               Word::TileCertificatesAbout, "certificate"},
    ManageTile{ScreenName::GoodsImport, Right::EditGoods, Word::TileImport, Word::TileImportAbout,
               "arrow-right"},
    ManageTile{ScreenName::Labels, Right::EditGoods, Word::TileLabels, Word::TileLabelsAbout,
               "tag"},
    ManageTile{ScreenName::People, Right::EditStaff, Word::TilePeople, Word::TilePeopleAbout,
               "users"},
    ManageTile{ScreenName::Log, Right::SeeLog, Word::TileLog, Word::TileLogAbout, "clock"},
    ManageTile{ScreenName::Shop, Right::EditMachine, Word::TileShop, Word::TileShopAbout, "store"},
    ManageTile{ScreenName::Settings, Right::Sell, Word::TileMachine, Word::TileMachineAbout,
               "settings"},
};

}  // namespace

std::span<const ManageTile> manage_tiles() { return kTiles; }

std::optional<Right> right_for(ScreenName screen) {
    if (screen == ScreenName::Manage || screen == ScreenName::Sales) return Right::SeeTotals;
    const auto found = std::ranges::find(kTiles, screen, &ManageTile::screen);
    if (found == kTiles.end() || found->right == Right::Sell) return std::nullopt;
    return found->right;
}

bool is_managers(ScreenName screen) {
    return screen == ScreenName::Manage || right_for(screen).has_value();
}

}  // namespace kiosk::screens
