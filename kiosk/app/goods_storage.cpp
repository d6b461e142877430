#include "kiosk/app/goods_storage.h"

#include <algorithm>

namespace kiosk::app {
namespace {

constexpr std::size_t kMostFound = 200;
constexpr std::size_t kMostChanges = 500;
constexpr std::size_t kMostCertificates = 1'000;

// A code that was typed or scanned finds its product, too.
std::vector<Product> found(db::ShopStore& store, const std::string& query) {
    std::vector<Product> goods = store.search(query, kMostFound);
    if (!goods.empty()) return goods;
    const Result<Code> code = parse_code(query, "", {});
    if (!code) return {};
    if (auto product = store.product_by_code(*code)) goods.push_back(*std::move(product));
    return goods;
}

template <typename Save>
GoodsAnswer stored(Save&& save) {
    GoodsStored answer;
    try {
        save(answer);
    } catch (const db::Error& error) {
        answer.problem = error.problem();
    }
    return {std::move(answer)};
}

void take(const Result<db::GoodsSaved>& saved, GoodsStored& answer) {
    if (!saved) {
        answer.problem = saved.problem();
    } else {
        answer.now = saved->now;
    }
}

struct Answering {
    db::ShopStore& store;

    GoodsAnswer operator()(const ListGoods& command) const {
        GoodsListed listed;
        listed.request = command.request;
        if (command.query.find_first_not_of(' ') == std::string::npos) {
            listed.total = static_cast<std::size_t>(store.product_count());
            listed.goods =
                store.browse({}, command.page * screens::kTablePage, screens::kTablePage);
        } else {
            listed.goods = found(store, command.query);
            listed.total = listed.goods.size();
        }
        return {std::move(listed)};
    }
    GoodsAnswer operator()(const ListChanges&) const {
        return {ChangesListed{store.newest_goods_changes(kMostChanges)}};
    }
    GoodsAnswer operator()(const ReadOneProduct& command) const {
        OneProductRead read;
        read.product = store.product(command.id);
        read.planned = store.planned_prices(command.id);
        read.lots = store.lots_of(command.id);
        read.history = store.goods_changes(command.id, kMostChanges);
        return {std::move(read)};
    }
    GoodsAnswer operator()(const SaveProduct& command) const {
        return stored([&](GoodsStored& answer) {
            take(store.save_product(command.read, command.wanted, command.by), answer);
        });
    }
    GoodsAnswer operator()(const TakeOutProduct& command) const {
        return stored([&](GoodsStored& answer) {
            take(store.withdraw_product(command.read, command.by), answer);
        });
    }
    GoodsAnswer operator()(const SaveProducer& command) const {
        return stored([&](GoodsStored& answer) {
            const auto saved = store.save_producer(command.read, command.wanted, command.by);
            if (!saved) answer.problem = saved.problem();
        });
    }
    GoodsAnswer operator()(const SaveLot& command) const {
        return stored([&](GoodsStored& answer) {
            const Status saved = store.save_lot(command.read, command.wanted, command.by);
            if (!saved) answer.problem = saved.problem();
        });
    }
    GoodsAnswer operator()(const PlanPrice& command) const {
        return stored([&](GoodsStored& answer) {
            const Status planned = store.plan_price(command.price);
            if (!planned) answer.problem = planned.problem();
        });
    }
    GoodsAnswer operator()(const CancelPrice& command) const {
        return stored(
            [&](GoodsStored&) { store.cancel_price(command.id, command.starts_ms, command.by); });
    }
    GoodsAnswer operator()(const ListCertificates& command) const {
        return {CertificatesListed{store.certificates_until(command.until, kMostCertificates)}};
    }
};

}  // namespace

GoodsAnswer answer_of(db::ShopStore& store, const GoodsCommand& command) {
    return std::visit(Answering{store}, command.what);
}

}  // namespace kiosk::app
