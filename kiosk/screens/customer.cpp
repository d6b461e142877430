#include "kiosk/screens/customer.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

using Show = CustomerView::Show;

constexpr float kFarScale = 1.3F;  // a shopper stands farther off than a cashier

float figure_height(const Ui& ui) {
    return ui.m.line(Font::Title) + ui.m.line(Font::Amount) + 2 * ui.u;
}

void ribbon(Ui& ui, Rect& window) {
    const Rect strip = cut_top(window, ui.m.line(Font::Caption) + ui.u);
    ui.canvas.fill(strip, ui.p.amber_tint);
    ui.text(inset(strip, 2 * ui.u, 0), ui.say(Word::Demonstration),
            {.font = Font::Caption, .color = ui.p.amber, .align = Align::Center, .middle = true});
}

void welcome(Ui& ui, Rect area, const CustomerView& view) {
    const float u = ui.u, side = std::min(34 * u, area.height * 0.4F);
    const float words = ui.m.line(Font::Hero) + 2 * ui.m.line(Font::Title) + 6 * u;
    float y = area.y + std::max(0.0F, (area.height - side - words) / 2);
    const Rect mark{area.middle().x - side / 2, y, side, side};
    ui.canvas.image_inside(ui.picture("mark", side), mark);
    y += side + 3 * u;
    ui.text({area.x, y, area.width, ui.m.line(Font::Hero)}, view.shop,
            {.font = Font::Hero, .color = ui.p.ink, .align = Align::Center});
    y += ui.m.line(Font::Hero) + u;
    ui.text({area.x, y, area.width, 2 * ui.m.line(Font::Title)}, ui.say(Word::CustomerWelcome),
            {.font = Font::Title, .color = ui.p.leaf, .align = Align::Center, .lines = 2});
}

float row_height(const Ui& ui) { return ui.m.line(Font::Strong) + 1.5F * ui.u; }

void line_row(Ui& ui, Rect row, const CustomerView::Line& line, bool newest) {
    const float u = ui.u;
    if (newest) ui.canvas.fill(row, ui.p.leaf_tint, u);
    Rect inner = inset(row, 1.5F * u, 0);
    const float width = ui.canvas.width_of(line.amount, Font::Strong, true) + 1;
    ui.text(cut_right(inner, width, 2 * u), line.amount,
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    if (!line.discount.empty()) {
        const float off = ui.canvas.width_of(line.discount, Font::Caption, true) + 1;
        ui.text(cut_right(inner, off, 2 * u), line.discount,
                {.font = Font::Caption,
                 .color = ui.p.leaf,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
    }
    ui.text(inner, line.quantity + " × " + line.name,
            {.font = Font::Body, .color = ui.p.ink, .middle = true});
}

// The newest at the bottom; what does not fit is counted.
void lines(Ui& ui, Rect area, const CustomerView& view) {
    const float height = row_height(ui);
    auto room = static_cast<std::size_t>(std::max(1.0F, area.height / height));
    std::size_t first = 0;
    if (view.lines.size() > room) {
        first = view.lines.size() - (room - 1);
        ui.text(cut_top(area, height),
                ui.say(Word::CustomerMore, {format_digits(static_cast<std::int64_t>(first))}),
                {.font = Font::Body, .color = ui.p.muted, .middle = true});
    }
    for (std::size_t i = first; i < view.lines.size(); ++i)
        line_row(ui, cut_top(area, height), view.lines[i],
                 view.show == Show::Cart && i + 1 == view.lines.size());
}

// A figure that is read from two metres away.
void figure(Ui& ui, Rect area, Word word, Money money, bool strong) {
    ui.canvas.fill(area, strong ? ui.p.leaf : ui.p.leaf_tint, ui.m.radius());
    const Color ink = strong ? ui.p.on_color : ui.p.leaf;
    const float used = ui.m.line(Font::Title) + ui.m.line(Font::Amount);
    Rect inner = inset(area, 3 * ui.u, std::max(0.0F, (area.height - used) / 2));
    ui.text(cut_top(inner, ui.m.line(Font::Title)), ui.say(word),
            {.font = Font::Title, .color = ink});
    ui.text(inner, format_money(money),
            {.font = Font::Amount, .color = ink, .align = Align::Right, .tabular = true});
}

void facts(Ui& ui, Rect area, Word word, std::string_view value) {
    if (value.empty()) return;
    ui.text(cut_top(area, ui.m.line(Font::Caption)), ui.say(word),
            {.font = Font::Caption, .color = ui.p.muted});
    ui.text(area, value, {.font = Font::Strong, .color = ui.p.ink});
}

void transfer(Ui& ui, Rect area, const CustomerView& view) {
    const float u = ui.u;
    const float side = ui.m.portrait ? std::min(area.width, area.height * 0.55F)
                                     : std::min(area.height, area.width * 0.55F);
    Rect place = ui.m.portrait ? cut_top(area, side, 4 * u) : cut_left(area, side, 5 * u);
    const Rect card{place.middle().x - side / 2, place.middle().y - side / 2, side, side};
    ui.canvas.card(card);
    if (view.vietqr) ui.canvas.code(*view.vietqr, inset(card, 2 * u));
    const float fact = ui.m.line(Font::Caption) + ui.m.line(Font::Strong) + u;
    const float wanted = 2 * ui.m.line(Font::Title) + figure_height(ui) + 4 * fact + 6 * u;
    if (wanted < area.height && !ui.m.portrait) cut_top(area, (area.height - wanted) / 2);
    cut_top(area, ui.text(area, ui.say(Word::CustomerScanToPay),
                          {.font = Font::Title, .color = ui.p.ink, .lines = 2}) +
                      2 * u);
    figure(ui, cut_top(area, figure_height(ui), 3 * u), Word::Amount, view.amount, true);
    facts(ui, cut_top(area, fact), Word::Bank, view.bank);
    facts(ui, cut_top(area, fact), Word::Account, view.account);
    facts(ui, cut_top(area, fact), Word::AccountName, view.account_name);
    facts(ui, cut_top(area, fact), Word::Purpose, view.purpose);
}

void cart(Ui& ui, Rect area, const CustomerView& view) {
    const float u = ui.u;
    const bool paying = view.show == Show::Pay;
    const bool cash = paying && !view.given.is_zero();
    Rect foot = cut_bottom(area, figure_height(ui), 3 * u);
    if (cash) {
        figure(ui, column(foot, 0, 2, 3 * u), Word::CashGiven, view.given, false);
        figure(ui, column(foot, 1, 2, 3 * u), Word::Change, view.change, true);
    } else {
        figure(ui, foot, paying ? Word::ToPay : Word::Total, view.total, true);
    }
    const auto sum = [&](Word word, Money money, std::string_view sign) {
        const Rect strip = cut_bottom(area, row_height(ui));
        ui.text(strip, ui.say(word), {.font = Font::Body, .color = ui.p.muted, .middle = true});
        ui.text(strip, std::string{sign} + format_money(money),
                {.font = Font::Strong,
                 .color = ui.p.ink,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
    };
    if (cash) sum(Word::ToPay, view.total, "");
    if (!view.discount.is_zero()) sum(Word::Discount, view.discount, "−");
    ui.text(cut_top(area, ui.m.line(Font::Title), 2 * u), ui.say(Word::CustomerCart),
            {.font = Font::Title, .color = ui.p.ink});
    lines(ui, area, view);
}

void thanks(Ui& ui, Rect area, const CustomerView& view) {
    const float u = ui.u, disc = 16 * u, box = figure_height(ui);
    const float words = ui.m.line(Font::Hero) + ui.m.line(Font::Title) + 4 * u;
    const float left = area.height - disc - words - box - 4 * u;
    if (left > 0) cut_top(area, left / 2);
    const Rect place = cut_top(area, disc, 3 * u);
    const Rect sign{place.middle().x - disc / 2, place.y, disc, disc};
    ui.canvas.fill(sign, ui.p.leaf, disc / 2);
    icon(ui, "check", inset(sign, disc * 0.22F), ui.p.on_color);
    ui.text(cut_top(area, ui.m.line(Font::Hero)), ui.say(Word::CustomerThanks),
            {.font = Font::Hero, .color = ui.p.ink, .align = Align::Center});
    ui.text(cut_top(area, ui.m.line(Font::Title), 4 * u), ui.say(Word::CustomerSeeYou),
            {.font = Font::Title, .color = ui.p.muted, .align = Align::Center});
    const float width = std::min(area.width, 150 * u);
    Rect row{area.middle().x - width / 2, area.y, width, std::min(area.height, box)};
    if (!view.given_back.is_zero()) {
        return figure(ui, row, Word::ReturnsGive, view.given_back, true);
    }
    if (view.change.is_zero()) return figure(ui, row, Word::CustomerPaid, view.total, false);
    figure(ui, column(row, 0, 2, 3 * u), Word::CustomerPaid, view.total, false);
    figure(ui, column(row, 1, 2, 3 * u), Word::Change, view.change, true);
}

}  // namespace

class CustomerScreen::Parts {
public:
    Parts(Assets assets, const FontFiles& fonts) : assets_{std::move(assets)}, type_{fonts} {}

    void draw(const CustomerView& view, Vec2 size) {
        const Measure measure = measure_of(size, kFarScale);
        const Palette& palette = palette_of(view.high_contrast);
        shown_.language = view.language;
        touch_.begin({}, drawn_, measure);
        drawn_.clear();
        Canvas canvas{*ImGui::GetBackgroundDrawList(), type_, palette, measure, drawn_};
        std::vector<Intent> nobody;
        Ui ui{canvas, touch_, shown_, assets_, passing_, nobody, palette, measure, measure.u};
        Rect window{0, 0, size.x, size.y};
        if (view.demonstration) ribbon(ui, window);
        const Rect area = inset(window, 5 * ui.u, 4 * ui.u);
        switch (view.show) {
            case Show::Welcome:
                return welcome(ui, area, view);
            case Show::Cart:
            case Show::Pay:
                return cart(ui, area, view);
            case Show::Transfer:
                return transfer(ui, area, view);
            case Show::Thanks:
                return thanks(ui, area, view);
        }
    }

    Assets assets_;
    Typeface type_;
    Touch touch_;
    DrawnWidgets drawn_;
    Passing passing_;
    ViewState shown_;  // the language of the words
};

CustomerScreen::CustomerScreen(Assets assets, FontFiles fonts)
    : parts_{std::make_unique<Parts>(std::move(assets), fonts)} {}
CustomerScreen::~CustomerScreen() = default;

bool CustomerScreen::prepare(Vec2 size) { return parts_->type_.bake(measure_of(size, kFarScale)); }

std::uint32_t CustomerScreen::ground_rgb(const CustomerView& view) {
    const Color paper = palette_of(view.high_contrast).paper;
    return std::uint32_t{paper.r} << 16U | std::uint32_t{paper.g} << 8U | paper.b;
}

void CustomerScreen::draw(const CustomerView& view, Vec2 size) { parts_->draw(view, size); }

const DrawnWidgets& CustomerScreen::drawn() const { return parts_->drawn_; }

}  // namespace kiosk::screens
