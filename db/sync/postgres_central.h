// The centre as a real PostgreSQL (db/central/*.sql). Connects when first needed and again after a
// fault; each call ends by its own deadline. TLS as PgUrl::insist_on_tls says. One thread.
#pragma once

#include <memory>
#include <string>

#include "db/sync/central.h"

namespace db::sync {

inline constexpr std::int64_t kCallDeadlineMs = 15'000;

class PostgresCentral final : public Central {
public:
    explicit PostgresCentral(std::string url, std::int64_t deadline_ms = kCallDeadlineMs);
    ~PostgresCentral() override;

    Answer<PushAnswer> push(std::int64_t epoch, std::int64_t first_seq,
                            std::span<const Journaled> entries) override;
    Answer<CatalogueChanges> pull(std::int64_t since, std::int64_t at_most) override;
    Answer<RefundChanges> pull_refunds(std::int64_t since, std::int64_t at_most) override;
    Answer<FoundReceipt> find_receipt(const std::string& receipt) override;

private:
    struct Link;
    std::string url_;
    std::int64_t deadline_ms_;
    std::unique_ptr<Link> link_;
};

}  // namespace db::sync
