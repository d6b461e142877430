// ShopStore's face to the centre: who this till is, and what the centre already has.
#include <algorithm>

#include "db/shop_store_impl.h"

namespace db {
namespace {

constexpr std::size_t kLongestTillName = 16;

}  // namespace

bool is_till_name(std::string_view till) {
    return !till.empty() && till.size() <= kLongestTillName &&
           std::ranges::all_of(till, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

namespace {

// Nobody outside has seen a number of this till yet.
template <typename Store>
bool is_unseen(Store& store) {
    return store.sales->is_empty() && store.database->number("SELECT acked_seq FROM till") == 0 &&
           store.database->number("SELECT count(*) FROM epoch") == 1;
}

}  // namespace

TillIdentity ShopStore::identity() {
    return impl_->read([&] { return till_identity(*impl_->database); });
}

void ShopStore::set_till(std::string_view till) {
    const kiosk::Text what{"Tên máy bán hàng chưa được đổi", "The till was not renamed"};
    if (!is_till_name(till)) {
        throw refusal(what, {"tên máy gồm 1 đến 16 chữ hoa A–Z, chữ số hoặc dấu gạch dưới",
                             "a till's name is 1 to 16 letters A–Z, digits or underscores"});
    }
    impl_->write([&](const TillKey& key) {
        if (till_identity(*impl_->database).till == till) {
            return;
        }
        if (!is_unseen(*impl_)) {
            throw refusal(what, {"máy này đã bán hàng hoặc đã gửi dữ liệu về trung tâm",
                                 "this till has already sold or delivered to the centre"});
        }
        impl_->journal->rename_till(key, till);
    });
}

bool ShopStore::take_name(std::string_view till) {
    const bool is_free = impl_->read([&] { return is_unseen(*impl_); });
    if (is_till_name(till) && is_free) {
        set_till(till);
    }
    return identity().till == till;
}

std::int64_t ShopStore::last_seq() {
    return impl_->read([&] { return impl_->journal->last_seq(); });
}

std::int64_t ShopStore::acked_seq() {
    return impl_->read([&] { return impl_->database->number("SELECT acked_seq FROM till"); });
}

std::vector<Journaled> ShopStore::entries_after(std::int64_t seq, std::size_t limit) {
    return impl_->read([&] { return impl_->journal->after(seq, limit); });
}

void ShopStore::acknowledge(std::int64_t seq, std::string_view hash, std::int64_t at_ms) {
    impl_->write([&](const TillKey&) {
        const std::int64_t before = till_identity(*impl_->database).before;
        if (seq < before) {
            return;  // of an epoch that ended meanwhile
        }
        if (seq > before) {
            const auto entry = impl_->journal->after(seq - 1, 1);
            if (entry.empty() || entry.front().hash != hash) {
                throw refusal(
                    {"Xác nhận của trung tâm không được nhận",
                     "The centre's acknowledgement was not taken"},
                    {"bản ghi số " + std::to_string(seq) + " ở trung tâm khác với ở máy này",
                     "entry " + std::to_string(seq) + " is another one at the centre"});
            }
        }
        Query update = impl_->database->query("UPDATE till SET acked_seq = ?, synced_at_ms = ?");
        update.with(seq, at_ms).run();
    });
}

std::optional<std::int64_t> ShopStore::last_sync_ms() {
    return impl_->read([&]() -> std::optional<std::int64_t> {
        Query query = impl_->database->query("SELECT synced_at_ms FROM till");
        return query.next() && !query.is_null(0) ? std::optional{query.number(0)} : std::nullopt;
    });
}

bool ShopStore::is_demonstration() {
    return impl_->read([&] { return impl_->database->number("SELECT demonstration FROM till"); }) !=
           0;
}

void ShopStore::mark_demonstration() {
    impl_->write(
        [&](const TillKey&) { impl_->database->query("UPDATE till SET demonstration = 1").run(); });
}

}  // namespace db
