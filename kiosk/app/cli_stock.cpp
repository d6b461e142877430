// The command line of stock and settle.
#include "kiosk/app/cli_commands.h"

namespace kiosk::app {
namespace {

CLI::App* command(CLI::App& app, const char* name, const char* about, const char* examples) {
    CLI::App* made = app.add_subcommand(name, about);
    made->footer(std::string{"Examples:\n"} + examples);
    return made;
}

using Action = int (*)(const Context&, const StockWish&);

void act(CLI::App* made, Wishes& wish, Action action) {
    made->callback([&wish, action] {
        wish.action = [&wish, action](const Context& c) { return action(c, wish.stock); };
    });
}

CLI::App* add_move(CLI::App& stock, Wishes& wish, const char* name, const char* about,
                   const char* examples, const char* quantity) {
    CLI::App* made = command(stock, name, about, examples);
    made->add_option("PRODUCT", wish.stock.product, "The product's id or any of its codes")
        ->required();
    made->add_option("QUANTITY", wish.stock.quantity, quantity)->required();
    made->add_option("--by", wish.stock.by, "Code of whoever does it");
    made->add_option("--date", wish.stock.day, "The business day; today when left out")
        ->type_name("YYYY-MM-DD");
    made->add_option("--note", wish.stock.note, "A few words");
    return made;
}

void add_lot(CLI::App* made, Wishes& wish) {
    made->add_option("--lot", wish.stock.lot, "The lot's number as on the label");
}

void add_vat(CLI::App* made, Wishes& wish) {
    made->add_option("--deductible-vat", wish.stock.deductible_vat,
                     "The rate of VAT in that cost which the shop gets back")
        ->type_name("PERCENT")
        ->check(CLI::IsMember({0, 5, 8, 10}));
}

void add_cost(CLI::App& stock, Wishes& wish) {
    CLI::App* cost = command(stock, "cost", "Say what goods cost that came without a cost",
                             "  ocop-kiosk stock list --filter uncosted\n"
                             "  ocop-kiosk stock cost demo-001 32000 --by 900");
    cost->add_option("PRODUCT", wish.stock.product, "The product's id or any of its codes")
        ->required();
    cost->add_option("COST", wish.stock.cost, "What one costs, in đồng, from now on; 0: a gift")
        ->required()
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}));
    add_vat(cost, wish);
    add_lot(cost, wish);
    cost->add_option("--note", wish.stock.note, "A few words");
    cost->add_option("--by", wish.stock.by, "Code of whoever does it");
    act(cost, wish, set_cost);
}

void add_transfers(CLI::App& stock, Wishes& wish) {
    CLI::App* send = add_move(stock, wish, "send", "Send goods to another shop",
                              "  ocop-kiosk stock send demo-001 6 --lot L07 --to K02", "How many");
    add_lot(send, wish);
    send->add_option("--to", wish.stock.shop, "The other kiosk's name at the centre")->required();
    act(send, wish, send_stock);
    CLI::App* transfers = command(stock, "transfers", "Goods on the way from and to this shop",
                                  "  ocop-kiosk stock transfers --json");
    transfers->callback([&] { wish.action = [](const Context& c) { return list_transfers(c); }; });
    CLI::App* take = command(stock, "take", "Take in what another shop sent",
                             "  ocop-kiosk stock take 0199…-… --quantity 5");
    take->add_option("TRANSFER", wish.stock.transfer, "Its id, as transfers shows it")->required();
    take->add_option("--quantity", wish.stock.quantity, "How many arrived; all when left out");
    take->add_option("--by", wish.stock.by, "Code of whoever does it");
    act(take, wish, take_stock);
}

void add_terms(CLI::App& settle, Wishes& wish) {
    SettleWish& s = wish.settle;
    CLI::App* terms = command(settle, "terms", "Show or add to what is agreed with a producer",
                              "  ocop-kiosk settle terms 'HTX Ea Tu'\n"
                              "  ocop-kiosk settle terms 'HTX Ea Tu' --commission 20\n"
                              "  ocop-kiosk settle terms 'HTX Ea Tu' --clear --bought");
    terms->add_option("PRODUCER", s.producer, "Its name")->required();
    terms->add_option("--commission", s.commission, "Consigned, with this share for the shop")
        ->type_name("PERCENT");
    terms->add_flag("--bought", s.bought, "Bought outright");
    terms->add_option("--product", s.product, "Of one product only: its id");
    terms->add_option("--group", s.group, "Of one group only")
        ->check(CLI::IsMember({"food", "drink", "herbal", "craft", "ornamental", "tourism"}));
    terms->add_option("--from", s.from, "The first day")->type_name("YYYY-MM-DD");
    terms->add_option("--until", s.until, "The last day")->type_name("YYYY-MM-DD");
    terms->add_flag("--clear", s.clear, "Forget what was agreed before");
    terms->add_option("--by", s.by, "Code of whoever does it");
    terms->callback(
        [&] { wish.action = [&](const Context& c) { return producer_terms(c, wish.settle); }; });
}

void add_settle(CLI::App& app, Wishes& wish) {
    SettleWish& s = wish.settle;
    CLI::App* settle =
        command(app, "settle", "What producers are owed, and periods that are closed",
                "  ocop-kiosk settle list\n"
                "  ocop-kiosk settle statement 'HTX Ea Tu' --pdf statement.pdf");
    settle->require_subcommand(1);
    CLI::App* list = command(*settle, "list", "Every producer with what is due",
                             "  ocop-kiosk settle list --json");
    list->callback([&] { wish.action = [](const Context& c) { return list_producers(c); }; });
    add_terms(*settle, wish);
    CLI::App* statement =
        command(*settle, "statement", "A producer's open period, any days, or a closed period",
                "  ocop-kiosk settle statement 'HTX Ea Tu' --until 2026-11-30 --xlsx s.xlsx\n"
                "  ocop-kiosk settle statement QT-K01-1-0003 --pdf s.pdf");
    statement->add_option("PRODUCER", s.producer, "Its name, or a closed period's number")
        ->required();
    statement->add_option("--from", s.from, "Of these days, whatever was settled of them")
        ->type_name("YYYY-MM-DD");
    statement->add_option("--until", s.until, "The last day; today when left out")
        ->type_name("YYYY-MM-DD");
    statement->add_option("--pdf", s.pdf, "Write it as a PDF")->type_name("FILE");
    statement->add_option("--xlsx", s.xlsx, "Write it as a workbook")->type_name("FILE");
    statement->callback(
        [&] { wish.action = [&](const Context& c) { return print_statement(c, wish.settle); }; });
    CLI::App* close = command(*settle, "close", "Close a producer's open period",
                              "  ocop-kiosk settle close 'HTX Ea Tu' --until 2026-11-30");
    close->add_option("PRODUCER", s.producer, "Its name")->required();
    close->add_option("--until", s.until, "Its last day; today when left out")
        ->type_name("YYYY-MM-DD");
    close->add_option("--by", s.by, "Code of whoever does it");
    close->callback(
        [&] { wish.action = [&](const Context& c) { return close_period(c, wish.settle); }; });
    CLI::App* paid = command(*settle, "paid", "Write down a payment of a closed period",
                             "  ocop-kiosk settle paid QT-K01-1-0003 1500000 --reference FT26");
    paid->add_option("NUMBER", s.number, "The period's number")->required();
    paid->add_option("AMOUNT", s.amount, "In đồng")->required();
    paid->add_option("--method", s.method, "How it was paid")
        ->check(CLI::IsMember({"transfer", "cash"}));
    paid->add_option("--reference", s.reference, "The bank's reference");
    paid->add_option("--by", s.by, "Code of whoever does it");
    paid->callback(
        [&] { wish.action = [&](const Context& c) { return pay_period(c, wish.settle); }; });
}

}  // namespace

void add_stock(CLI::App& app, Wishes& wish) {
    CLI::App* stock = command(app, "stock", "What lies on the shelves, and what moves it",
                              "  ocop-kiosk stock list --filter low\n"
                              "  ocop-kiosk stock receive demo-001 24 --lot L07");
    stock->require_subcommand(1);
    CLI::App* list = command(*stock, "list", "What is on hand, lot by lot",
                             "  ocop-kiosk stock list\n"
                             "  ocop-kiosk stock list ca phe --filter expiring --json");
    list->add_option("WORDS", wish.stock.words, "Words of names or lots");
    list->add_option("--filter", wish.stock.filter, "Only these")
        ->check(CLI::IsMember({"all", "low", "expiring", "negative", "uncosted"}));
    list->add_option("--limit", wish.stock.limit, "At most so many")
        ->check(CLI::Range(1, 1'000'000));
    act(list, wish, list_stock);
    CLI::App* receive = add_move(*stock, wish, "receive", "Goods came from the producer",
                                 "  ocop-kiosk stock receive demo-001 24 --lot L07 "
                                 "--expires 2027-06-30\n"
                                 "  ocop-kiosk stock receive 2000000000015 12 --cost 32000",
                                 "How many, or how many kilograms");
    add_lot(receive, wish);
    receive->add_option("--expires", wish.stock.expires, "The lot's last good day")
        ->type_name("YYYY-MM-DD");
    receive
        ->add_option("--cost", wish.stock.cost,
                     "What one costs, in đồng, 0 for a gift; not of consigned goods")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}));
    add_vat(receive, wish);
    receive->add_option("--document", wish.stock.document, "Number of the delivery note");
    act(receive, wish, receive_stock);
    CLI::App* adjust = add_move(*stock, wish, "adjust", "Correct the stock, with the reason",
                                "  ocop-kiosk stock adjust demo-001 2 --reason damaged --by 900",
                                "How many are gone (or were found)");
    add_lot(adjust, wish);
    adjust
        ->add_option("--reason", wish.stock.reason,
                     "damaged, expired, lost, sample, own_use, given_back, found or other")
        ->required();
    adjust->add_option("--cost", wish.stock.cost, "What one had cost; of goods given back")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}));
    adjust->add_flag("--add", wish.stock.add, "Of reason other: they are more, not fewer");
    act(adjust, wish, adjust_stock);
    CLI::App* count = add_move(*stock, wish, "count", "Take over what was counted",
                               "  ocop-kiosk stock count demo-001 17 --lot L07", "What is there");
    add_lot(count, wish);
    act(count, wish, count_stock);
    act(add_move(*stock, wish, "minimum", "Below how many the goods are low",
                 "  ocop-kiosk stock minimum demo-001 6", "How many; 0 forgets it"),
        wish, set_minimum);
    add_cost(*stock, wish);
    add_transfers(*stock, wish);
    add_settle(app, wish);
}

}  // namespace kiosk::app
