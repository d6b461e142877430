// How the best promotions of a cart are found. Private to core/promotion*.cpp; pure.
#pragma once

#include <vector>

#include "kiosk/core/promotion.h"

namespace kiosk::promotion_parts {

struct Taken {
    std::size_t line{0};
    const Promotion* promotion{nullptr};
    Money saving;
};

// Whole pieces at a price: what buy N get M and bundles count.
bool counts_pieces(const SaleLine& line);
bool is_for(const Promotion& promotion, const SaleLine& line);
// At the moment it was scanned, or now.
bool runs_for(const Promotion& promotion, const SaleLine& line, std::int64_t now_ms);

// The lines that have a promotion, each once. Lines that cannot be sold have none.
std::vector<Taken> best_for(const std::vector<SaleLine>& lines,
                            const std::vector<Promotion>& promotions, std::int64_t now_ms);

}  // namespace kiosk::promotion_parts
