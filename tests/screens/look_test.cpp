// What the look promises: readable colours, both languages, fingers that fit, nothing cut off.
#include <cmath>
#include <set>

#include "kiosk/screens/charts.h"
#include "kiosk/screens/strings.h"
#include "kiosk/screens/theme.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

using namespace kiosk::screens;
using screens_test::Stage;

TEST_CASE("every text stands out from its ground", "[screens][look]") {
    for (const bool high : {false, true})
        for (const TextPair& pair : text_pairs(palette_of(high))) {
            INFO(pair.name << (high ? " (high contrast)" : ""));
            CHECK(contrast(pair.text, pair.ground) >= (high ? 7.0 : 4.5));
        }
    CHECK(contrast(rgb(0xFFFFFF), rgb(0x000000)) > 20.9);
}

TEST_CASE("every word is there in both languages", "[screens][strings]") {
    std::set<std::string> names;
    for (const NamedText& word : all_words()) {
        INFO(word.name);
        CHECK_FALSE(word.text.vi.empty());
        CHECK_FALSE(word.text.en.empty());
        CHECK(names.insert(std::string{word.name}).second);
        const auto holes = [](const std::string& text) {
            int count = 0;
            for (std::size_t at = 0; (at = text.find("{}", at)) != std::string::npos; at += 2)
                ++count;
            return count;
        };
        CHECK(holes(word.text.vi) == holes(word.text.en));
    }
}

TEST_CASE("values fill the holes of a sentence in order", "[screens][strings]") {
    CHECK(filled("{} trên {}", {"1", "2"}) == "1 trên 2");
    CHECK(filled("{} và {}", {"một"}) == "một và {}");
    CHECK(filled("{}", {"{}"}) == "{}");
}

TEST_CASE("every touch target fits a finger", "[screens][look]") {
    Stage stage;
    for (const auto& [name, view, tapped] : samples::all_views()) {
        stage.frame(view);
        for (const DrawnWidget& widget : stage.drawn().all()) {
            if (!widget.touchable() || widget.covered) continue;
            INFO(name << ": " << widget.label << " " << widget.rect.width << " x "
                      << widget.rect.height);
            CHECK(widget.rect.width >= 56);
            CHECK(widget.rect.height >= 55.9F);
        }
    }
}

TEST_CASE("nothing is drawn outside of the window", "[screens][look]") {
    for (const Vec2 size : {Vec2{1920, 1080}, {1366, 768}, {1080, 1920}, {1024, 768}}) {
        Stage stage{size};
        for (const auto& [name, view, tapped] : samples::all_views()) {
            stage.frame(view);
            for (const DrawnWidget& widget : stage.drawn().all()) {
                if (widget.scroll_area != 0 || widget.covered) continue;
                if (widget.kind == WidgetKind::Text && !(widget.visible == widget.rect) &&
                    widget.visible.width > 0 && widget.rect.right() <= size.x)
                    continue;  // scrolled text inside of its area
                INFO(size.x << " x " << size.y << ", " << name << ": " << widget.label);
                CHECK(widget.rect.x >= -0.5F);
                CHECK(widget.rect.y >= -0.5F);
                CHECK(widget.rect.right() <= size.x + 0.5F);
                CHECK(widget.rect.height > 0);
            }
        }
    }
}

TEST_CASE("touch targets do not lie upon each other", "[screens][look]") {
    // Buttons inside of a row or a picture are meant; two buttons on one place are a mistake.
    for (const Vec2 size : {Vec2{1920, 1080}, {1366, 768}, {1080, 1920}}) {
        Stage stage{size};
        for (const auto& [name, view, tapped] : samples::all_views()) {
            if (view.notice || view.dialog) continue;
            stage.frame(view);
            const auto& all = stage.drawn().all();
            for (std::size_t i = 0; i < all.size(); ++i)
                for (std::size_t k = i + 1; k < all.size(); ++k) {
                    const auto is_button = [](const DrawnWidget& widget) {
                        return widget.touchable() && !widget.covered &&
                               widget.kind != WidgetKind::Row && widget.visible.width > 0;
                    };
                    if (!is_button(all[i]) || !is_button(all[k])) continue;
                    const Rect a = all[i].visible, b = all[k].visible;
                    const bool apart = a.right() <= b.x + 1 || b.right() <= a.x + 1 ||
                                       a.bottom() <= b.y + 1 || b.bottom() <= a.y + 1;
                    INFO(size.x << " x " << size.y << ", " << name << ": " << all[i].label
                                << " and " << all[k].label);
                    CHECK(apart);
                }
        }
    }
}

TEST_CASE("one unit scales the whole look", "[screens][look]") {
    CHECK(std::abs(measure_of({1920, 1080}, 1).u - 8.0F) < 0.01F);
    CHECK(std::abs(measure_of({1080, 1920}, 1).u - 8.0F) < 0.01F);
    CHECK(measure_of({1080, 1920}, 1).portrait);
    CHECK(std::abs(measure_of({1920, 1080}, 1).em(Font::Body) - 28.0F) < 0.01F);
    CHECK(std::abs(measure_of({1920, 1080}, 99).text_scale - 1.6F) < 0.01F);
    CHECK(measure_of({0, 0}, 1).u > 1);
}

TEST_CASE("an axis steps in 1, 2, 5 and reaches the largest value", "[screens][charts]") {
    CHECK(axis_for(2'650'000, 4).step == 1'000'000);
    CHECK(axis_for(2'650'000, 4).top() == 3'000'000);
    CHECK(axis_for(7'900'000, 4).step == 2'000'000);
    CHECK(axis_for(18'000, 4).step == 5'000);
    CHECK(axis_for(0, 4).top() > 0);
    CHECK(axis_for(1, 4).top() >= 1);
    for (const std::int64_t value : {3LL, 999LL, 123'456LL, 98'765'432'100LL}) {
        const Axis axis = axis_for(value, 4);
        CHECK(axis.top() >= value);
        CHECK(axis.steps <= 4);
    }
    CHECK(axis_label(1'500'000, axis_unit(3'000'000)) == "1,5");
    CHECK(axis_label(250'000, axis_unit(900'000)) == "250");
    CHECK(axis_label(1'500'000'000, axis_unit(2'000'000'000)) == "1,5");
    CHECK(axis_unit(999'999'999).name.vi == "triệu ₫");
}

TEST_CASE("a missing font is told, not guessed", "[screens][fonts]") {
    const auto found = find_fonts({"/nowhere/at/all"});
    REQUIRE_FALSE(found);
    CHECK(found.problem().line(kiosk::Language::English).find("fonts-inter") != std::string::npos);
    CHECK(found.problem().line(kiosk::Language::Vietnamese).find("phông") != std::string::npos);
}
