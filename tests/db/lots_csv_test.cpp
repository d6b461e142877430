#include "db/lots_csv.h"

#include "tests/support/catch.h"

namespace {

const std::string kFile =
    "product_id,lot,made,best_before,received,source,recalled,recall_reason_vi,recall_reason_en,"
    "event_date,event_vi,event_en,event_place_vi,event_place_en,demonstration\n"
    "a,L1,2026-10-01,2027-10-01,2026-10-09,\"HTX \"\"A\"\", Ea Tu\",,,,2026-10-01,Đóng "
    "gói,Packed,xã "
    "Ea Tu,Ea Tu,0\n"
    "a,L1,,,,,,,,2026-10-09,Nhận hàng,,,,\n"
    "b,L1,,,,,2026-11-20,nắp hở,caps,,,,,,1\n";

std::string problem_of(const std::string& csv) {
    const db::LotsRead read = db::read_lots(csv);
    return read.problems.empty() ? "" : read.problems[0].field;
}

}  // namespace

TEST_CASE("a file of lots reads with all steps and comes out as it went in", "[db][lot][csv]") {
    const db::LotsRead read = db::read_lots(kFile);
    REQUIRE(read.problems.empty());
    REQUIRE(read.lots.size() == 2);
    CHECK(read.lines == std::vector<std::int64_t>{2, 4});
    CHECK(read.lots[0].source == "HTX \"A\", Ea Tu");
    REQUIRE(read.lots[0].events.size() == 2);
    CHECK(read.lots[0].events[1].what.vi == "Nhận hàng");
    CHECK(read.lots[1].recall->reason.en == "caps");
    CHECK(read.lots[1].demonstration);
    CHECK(db::lots_header() + db::lot_rows(read.lots[0]) + db::lot_rows(read.lots[1]) == kFile);
}

TEST_CASE("two columns are enough for a list of lots", "[db][lot][csv]") {
    const db::LotsRead read = db::read_lots("\xEF\xBB\xBFlot,product_id\r\nL1,a\r\nL2,a\r\n");
    CHECK(read.problems.empty());
    CHECK(read.lots.size() == 2);
}

TEST_CASE("every wrong cell of a file of lots is named by line and column", "[db][lot][csv]") {
    const std::string head =
        "product_id,lot,made,best_before,recalled,recall_reason_vi,"
        "event_date,event_vi,demonstration\n";
    CHECK(problem_of("") == "line 1");
    CHECK(problem_of("product_id\na\n") == "line 1, column lot");
    CHECK(problem_of("product_id,lot,colour\n") == "line 1, column colour");
    CHECK(problem_of("product_id,lot,lot\n") == "line 1, column lot");
    CHECK(problem_of(head + "a,L1\n") == "line 2");
    CHECK(problem_of(head + ",L1,,,,,,,\n") == "line 2, column product_id");
    CHECK(problem_of(head + "a,L1,23/11/2026,,,,,,\n") == "line 2, column made");
    CHECK(problem_of(head + "a,L1,2026-11-23,2026-11-22,,,,,\n") == "line 2, column best_before");
    CHECK(problem_of(head + "a,L1,,,,nắp hở,,,\n") == "line 2, column recalled");
    CHECK(problem_of(head + "a,L1,,,,,,Đóng gói,\n") == "line 2, column event_date");
    CHECK(problem_of(head + "a,L1,,,,,2026-11-01,,\n") == "line 2, column event_vi");
    CHECK(problem_of(head + "a,L1,,,,,,,yes\n") == "line 2, column demonstration");
    CHECK(problem_of(head + "a,L1,,,,,,,\nb,L1,,,,,,,\na,L1,,,,,,,\n") == "line 4, column lot");
    CHECK(problem_of(head + "a,L1,2026-11-01,,,,,,\na,L1,2026-11-02,,,,,,\n") ==
          "line 3, column made");
    CHECK(problem_of(head + "a,\xC3\x28,,,,,,,\n") == "line 2, column lot");
    CHECK(problem_of(head + "a,\"L1,,,,,,,\n") != "");
}
