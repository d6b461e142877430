#include "db/print_queue.h"

#include <nlohmann/json.hpp>

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kInsert =
    "INSERT INTO print_job (sale, document, copy, language) VALUES (?, ?, ?, ?)";
constexpr const char* kAll = "SELECT id, sale, document, copy, language FROM print_job ORDER BY id";
constexpr const char* kOne =
    "SELECT id, sale, document, copy, language FROM print_job WHERE id = ?";
constexpr const char* kOfSale = "SELECT id FROM print_job WHERE sale = ? AND copy = 0";
constexpr const char* kForget = "DELETE FROM print_job WHERE id = ?";
constexpr const char* kShorten =
    "DELETE FROM print_job WHERE id NOT IN (SELECT id FROM print_job ORDER BY id DESC LIMIT ?)";

std::string encode(const kiosk::Receipt& document) {
    Json lines = Json::array();
    for (const kiosk::ReceiptLine& line : document.lines) {
        lines.push_back({static_cast<int>(line.kind), line.left, line.right});
    }
    return lines.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<kiosk::Receipt> decode(std::string_view text) {
    const Json lines = Json::parse(text, nullptr, false);
    if (!lines.is_array()) return std::nullopt;
    kiosk::Receipt document;
    for (const Json& line : lines) {
        const bool fits = line.is_array() && line.size() == 3 && line[0].is_number_integer() &&
                          line[1].is_string() && line[2].is_string();
        const int kind = fits ? line[0].get<int>() : -1;
        if (kind < 0 || kind > static_cast<int>(kiosk::ReceiptLine::Kind::Qr)) return std::nullopt;
        document.lines.push_back({static_cast<kiosk::ReceiptLine::Kind>(kind),
                                  line[1].get<std::string>(), line[2].get<std::string>()});
    }
    return document;
}

}  // namespace

std::int64_t PrintQueue::add(const kiosk::PrintJob& job) {
    const char* language = job.language == kiosk::Language::Vietnamese ? "vi" : "en";
    {
        Query insert = database_.query(kInsert);
        if (job.sale) {
            insert.with(blob_of(*job.sale), nullptr, job.copy, language).run();
        } else {
            insert.with(nullptr, encode(job.document.value_or(kiosk::Receipt{})), false, language)
                .run();
        }
    }
    const std::int64_t id = database_.handle().getLastInsertRowid();
    database_.query(kShorten).with(kMostPrintJobs).run();
    return id;
}

std::int64_t PrintQueue::waiting_for(const kiosk::SaleId& sale) {
    Query query = database_.query(kOfSale);
    return query.with(blob_of(sale)).next() ? query.number(0) : 0;
}

void PrintQueue::forget(std::int64_t id) { database_.query(kForget).with(id).run(); }

std::optional<kiosk::WaitingPrint> PrintQueue::read(const Query& row) {
    kiosk::WaitingPrint waiting;
    waiting.job.id = row.number(0);
    waiting.job.copy = row.number(3) != 0;
    waiting.job.language =
        row.text(4) == "en" ? kiosk::Language::English : kiosk::Language::Vietnamese;
    if (row.is_null(1)) {
        waiting.job.document = decode(row.view(2));
        if (!waiting.job.document) return std::nullopt;
        return waiting;
    }
    waiting.job.sale = sale_id_in(row.view(1));
    waiting.sold = sales_.sold(*waiting.job.sale);
    if (!waiting.sold) waiting.given_back = refunds_.given_back(*waiting.job.sale);
    if (waiting.given_back && waiting.given_back->refund.exchange) {
        waiting.sold = sales_.sold(*waiting.given_back->refund.exchange);
    }
    if (!waiting.sold && !waiting.given_back) return std::nullopt;
    return waiting;
}

std::vector<kiosk::WaitingPrint> PrintQueue::all() {
    std::vector<kiosk::WaitingPrint> found;
    Query query = database_.query(kAll);
    while (query.next()) {
        if (auto waiting = read(query)) found.push_back(std::move(*waiting));
    }
    return found;
}

std::optional<kiosk::WaitingPrint> PrintQueue::one(std::int64_t id) {
    Query query = database_.query(kOne);
    if (!query.with(id).next()) return std::nullopt;
    return read(query);
}

}  // namespace db
