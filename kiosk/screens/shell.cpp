#include <algorithm>
#include <cmath>

#include "kiosk/screens/screen.h"
#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

constexpr float kCarouselSeconds = 7;
constexpr float kDearCarouselSeconds = 20;  // where the processor draws each picture
constexpr float kLongestSleepSeconds = 60;  // what is longer was no sleep between two pictures
constexpr float kFadeSeconds = 0.16F;
constexpr std::size_t kMaxIntents = 63;

void draw_screen(Ui& ui, Rect area) {
    switch (ui.view.screen) {
        case ScreenName::Attract:
            return draw_attract(ui, area);
        case ScreenName::Product:
            return draw_product(ui, area);
        case ScreenName::Browse:
            return draw_browse(ui, area);
        case ScreenName::Login:
            return draw_login(ui, area);
        case ScreenName::Till:
            return draw_till(ui, area);
        case ScreenName::Payment:
            return draw_payment(ui, area);
        case ScreenName::Receipt:
            return draw_receipt(ui, area);
        case ScreenName::Totals:
            return draw_totals(ui, area);
        case ScreenName::Settings:
            return draw_settings(ui, area);
        case ScreenName::Fault:
            return draw_fault(ui, area);
        case ScreenName::Producer:
            return draw_producer(ui, area);
        case ScreenName::Basket:
            return draw_basket(ui, area);
        case ScreenName::Compare:
            return draw_compare(ui, area);
        case ScreenName::Shop:
            return draw_machine(ui, area);
        case ScreenName::Goods:
            return draw_goods(ui, area);
        case ScreenName::GoodsImport:
            return draw_goods_import(ui, area);
        case ScreenName::Certificates:
            return draw_certificates(ui, area);
        case ScreenName::Labels:
            return draw_labels(ui, area);
        case ScreenName::Returns:
            return draw_returns(ui, area);
        case ScreenName::Stock:
            return draw_stock(ui, area);
        case ScreenName::Settle:
            return draw_settle(ui, area);
        case ScreenName::Manage:
            return draw_manage(ui, area);
        case ScreenName::Sales:
            return draw_sales(ui, area);
        case ScreenName::Shift:
            return draw_shift(ui, area);
        case ScreenName::Invoice:
            return draw_invoice(ui, area);
        case ScreenName::DayClose:
            return draw_day_close(ui, area);
        case ScreenName::Log:
            return draw_log(ui, area);
        case ScreenName::People:
            return draw_people(ui, area);
        case ScreenName::OwnPin:
            return draw_own_pin(ui, area);
    }
}

}  // namespace

class Shell::Parts {
public:
    Parts(Assets assets, const FontFiles& fonts) : assets_{std::move(assets)}, type_{fonts} {}

    void pass_time(const ViewState& view, float seconds) {
        if (screen_ != view.screen) {
            screen_ = view.screen;
            touch_.forget();
            passing_.keyboard = passing_.keyboard_next;
            passing_.keyboard_next = passing_.amount_pad = false;
            passing_.since_change_seconds = 0;
            passing_.reason_seconds = 0;
            if (view.screen == ScreenName::Attract) {  // the next one writes as everybody does
                passing_.telex.reset();
                passing_.figures = false;
            }
        }
        passing_.moves = false;
        passing_.since_change_seconds += seconds;
        passing_.reason_seconds = std::max(0.0F, passing_.reason_seconds - seconds);
        passing_.turn = std::fmod(passing_.turn + seconds, 1.0F);
        passing_.carousel_seconds += seconds;
        page_seconds_ = view.drawn_by_processor ? kDearCarouselSeconds : kCarouselSeconds;
        if (passing_.carousel_seconds >= page_seconds_) {
            passing_.carousel_seconds = 0;
            ++passing_.carousel_page;
        }
        passing_.alive_seconds = std::fmod(passing_.alive_seconds + seconds, 3600.0F);
        passing_.carousel_runs = false;
        passing_.carousel_step = 0;
    }

    std::vector<Intent> draw(const ViewState& view, Vec2 size, const Input& input) {
        const Measure measure = measure_of(size, view.text_scale);
        const Palette& palette = palette_of(view.high_contrast);
        const bool first = screen_ != view.screen;
        pass_time(view, std::clamp(input.seconds, 0.0F, kLongestSleepSeconds));
        touch_.begin(input, first ? DrawnWidgets{} : drawn_, measure);
        drawn_.clear();
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        Canvas canvas{list, type_, palette, measure, drawn_};
        std::vector<Intent> wishes;
        Ui ui{canvas, touch_, view, assets_, passing_, wishes, palette, measure, measure.u};
        const Rect area = chrome(ui);
        // A dialog is drawn last but takes the keys first.
        touch_.hold_keys(view.dialog.has_value() || view.choice.has_value() ||
                         view.trouble.has_value() || view.attract_in_s > 0 ||
                         view.approval.has_value() || view.lock.has_value());
        draw_screen(ui, area);
        common_keys(ui);
        touch_.hold_keys(false);
        fade(canvas, view);
        overlays(ui);
        if (wishes.size() > kMaxIntents) wishes.erase(wishes.begin() + kMaxIntents, wishes.end());
        return wishes;
    }

    void fade(Canvas& canvas, const ViewState& view) {
        if (view.reduce_motion || passing_.since_change_seconds >= kFadeSeconds) return;
        const float left = 1 - passing_.since_change_seconds / kFadeSeconds;
        canvas.fill({0, 0, canvas.measure().size.x, canvas.measure().size.y},
                    faded(canvas.palette().paper, left * left));
        passing_.moves = true;
    }

    Assets assets_;
    Typeface type_;
    Touch touch_;
    DrawnWidgets drawn_;
    float page_seconds_{kCarouselSeconds};
    Passing passing_;
    std::optional<ScreenName> screen_;
};

Shell::Shell(Assets assets, FontFiles fonts)
    : parts_{std::make_unique<Parts>(std::move(assets), fonts)} {}
Shell::~Shell() = default;

bool Shell::prepare(const ViewState& view, Vec2 size) {
    return parts_->type_.bake(measure_of(size, view.text_scale));
}

std::uint32_t Shell::ground_rgb(const ViewState& view) {
    const Color paper = palette_of(view.high_contrast).paper;
    return std::uint32_t{paper.r} << 16U | std::uint32_t{paper.g} << 8U | paper.b;
}

std::vector<Intent> Shell::draw(const ViewState& view, Vec2 size, const Input& input) {
    return parts_->draw(view, size, input);
}

const DrawnWidgets& Shell::drawn() const { return parts_->drawn_; }
bool Shell::wants_frames() const { return parts_->passing_.moves || parts_->touch_.waiting(); }

float Shell::wakes_in_seconds() const {
    const Passing& passing = parts_->passing_;
    float wakes = -1;
    if (passing.carousel_runs)
        wakes = std::max(0.05F, parts_->page_seconds_ - passing.carousel_seconds);
    if (passing.carousel_step > 0) wakes = std::min(wakes, passing.carousel_step);
    if (passing.reason_seconds > 0)
        wakes = wakes < 0 ? passing.reason_seconds : std::min(wakes, passing.reason_seconds);
    return wakes;
}

}  // namespace kiosk::screens
