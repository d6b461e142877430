#include "db/basket_repository.h"

#include <charconv>
#include <optional>

namespace db {
namespace {

// Three or four digits are easily said across a counter.
constexpr std::int64_t kFirstNumber = 100;
constexpr std::int64_t kLastNumber = 9'999;
constexpr std::int64_t kForgottenAfterMs = 7LL * 24 * 60 * 60 * 1000;

constexpr const char* kFind = "SELECT at_ms, used_at_ms FROM basket WHERE number = ?";
constexpr const char* kLines =
    "SELECT product_id, quantity FROM basket_line WHERE number = ? ORDER BY n";
constexpr const char* kNewest =
    "SELECT number FROM basket ORDER BY at_ms DESC, number DESC LIMIT 1";
constexpr const char* kOldest = "SELECT number FROM basket ORDER BY at_ms, number LIMIT 1";
constexpr const char* kCount = "SELECT count(*) FROM basket";
constexpr const char* kForgetOldLines =
    "DELETE FROM basket_line WHERE number IN (SELECT number FROM basket WHERE at_ms < ?)";
// The newest stays, so that the numbers go on and an old slip never means somebody else's basket.
constexpr const char* kForgetOld =
    "DELETE FROM basket WHERE at_ms < ? AND number <> "
    "(SELECT number FROM basket ORDER BY at_ms DESC, number DESC LIMIT 1)";
constexpr const char* kForgetLines = "DELETE FROM basket_line WHERE number = ?";
constexpr const char* kForget = "DELETE FROM basket WHERE number = ?";
constexpr const char* kSave = "INSERT INTO basket (number, at_ms) VALUES (?, ?)";
constexpr const char* kSaveLine =
    "INSERT INTO basket_line (number, n, product_id, quantity) VALUES (?, ?, ?, ?)";
constexpr const char* kClose =
    "UPDATE basket SET used_at_ms = ? WHERE number = ? AND used_at_ms IS NULL";

std::optional<std::int64_t> number_from(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool fits = failed == std::errc{} && end == text.data() + text.size() &&
                      number >= kFirstNumber && number <= kLastNumber;
    return fits ? std::optional{number} : std::nullopt;
}

}  // namespace

void BasketRepository::forget(std::int64_t number) {
    for (const char* statement : {kForgetLines, kForget}) {
        Query query = database_.query(statement);
        query.with(number).run();
    }
}

std::int64_t BasketRepository::free_number(std::int64_t now_ms) {
    for (const char* statement : {kForgetOldLines, kForgetOld}) {
        Query query = database_.query(statement);
        query.with(now_ms - kForgottenAfterMs).run();
    }
    std::int64_t number = kFirstNumber;
    {
        Query newest = database_.query(kNewest);
        if (newest.next()) {
            number = newest.number(0) >= kLastNumber ? kFirstNumber : newest.number(0) + 1;
        }
    }
    if (database_.number(kCount) > kLastNumber - kFirstNumber) {
        std::int64_t oldest = 0;
        {
            Query query = database_.query(kOldest);
            query.next();
            oldest = query.number(0);
        }
        forget(oldest);
        return oldest;
    }
    while (true) {
        Query query = database_.query(kFind);
        if (!query.with(number).next()) {
            return number;
        }
        number = number >= kLastNumber ? kFirstNumber : number + 1;
    }
}

std::string BasketRepository::save(const Lines& lines, std::string_view had, std::int64_t now_ms) {
    std::optional<std::int64_t> number = number_from(had);
    if (number) {
        Query query = database_.query(kFind);
        const bool is_open = query.with(*number).next() && query.is_null(1);
        if (!is_open) {
            number.reset();
        }
    }
    if (number) {
        forget(*number);
    } else {
        number = free_number(now_ms);
    }
    {
        Query save = database_.query(kSave);
        save.with(*number, now_ms).run();
    }
    std::int64_t n = 0;
    for (const auto& [product, quantity] : lines) {
        Query save = database_.query(kSaveLine);
        save.with(*number, ++n, product.text(), quantity.thousandths()).run();
    }
    return std::to_string(*number);
}

kiosk::Basket BasketRepository::find(std::string_view text, std::int64_t now_ms,
                                     std::int64_t keeps_ms) {
    kiosk::Basket basket;
    basket.number = text;
    const auto number = number_from(text);
    if (!number) {
        return basket;
    }
    {
        Query query = database_.query(kFind);
        if (!query.with(*number).next()) {
            return basket;
        }
        basket.at_ms = query.number(0);
        basket.state = kiosk::BasketState::Open;
        if (!query.is_null(1)) {
            basket.state = kiosk::BasketState::Used;
            basket.at_ms = query.number(1);
        } else if (now_ms - basket.at_ms > keeps_ms) {
            basket.state = kiosk::BasketState::Expired;
        }
    }
    std::vector<std::pair<kiosk::ProductId, kiosk::Quantity>> lines;
    {
        Query query = database_.query(kLines);
        query.with(*number);
        while (query.next()) {
            lines.emplace_back(query.text(0), kiosk::Quantity::from_thousandths(query.number(1)));
        }
    }
    for (const auto& [id, quantity] : lines) {
        if (auto product = catalogue_.by_id(id)) {
            basket.lines.push_back({*std::move(product), quantity});
        } else {
            basket.gone.push_back(id.text());
        }
    }
    return basket;
}

void BasketRepository::close(const std::vector<std::string>& numbers, std::int64_t now_ms) {
    for (const std::string& text : numbers) {
        if (const auto number = number_from(text)) {
            Query close = database_.query(kClose);
            close.with(now_ms, *number).run();
        }
    }
}

}  // namespace db
