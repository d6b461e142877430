#include "kiosk/app/answer_lines.h"

#include <iostream>

#include "kiosk/app/standard_streams.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMaxLineBytes = 1 << 20;

Problem unreadable(const std::string& file) {
    const bool is_input = file == "-";
    return {{is_input ? "đầu vào chuẩn" : file, is_input ? "standard input" : file},
            {"không đọc tiếp được", "cannot be read any further"},
            {"các dòng đã trả lời đều đã lưu; chạy lại với cùng dữ liệu",
             "every answered line is stored; run it again with the same input"}};
}

Json refused(const Json& id, const Context& context, const Text& why, const std::string& field) {
    return {{"request_id", id}, {"error", why.in(context.language)}, {"field", field}};
}

Json too_long(const Context& context) {
    const std::string most = std::to_string(kMaxLineBytes);
    return refused(
        nullptr, context,
        {"dòng này dài quá " + most + " byte", "this line is longer than " + most + " bytes"}, "");
}

// The answer to one line of input; `good` becomes false where nothing was recorded.
Json answer(const Context& context, const std::string& text, const Recorder& record, bool& good) {
    const Json request = Json::parse(text, nullptr, false);
    Json id = nullptr;
    try {
        if (!request.is_object()) {
            throw BadField{
                "", {"dòng này không phải một đối tượng JSON", "this line is not a JSON object"}};
        }
        if (request.contains("request_id")) id = request["request_id"];
        return record(request);
    } catch (const BadField& bad) {
        good = false;
        return refused(id, context, bad.why, bad.field);
    } catch (const MoneyOverflow&) {
        good = false;
        return refused(id, context, {"số tiền quá lớn", "the amounts are too large"}, "lines");
    }
}

}  // namespace

int answer_lines(const Context& context, const std::string& file,
                 const std::function<Recorder(db::ShopStore&)>& begin) {
    Result<LineReader> opened = LineReader::open(file, kMaxLineBytes, interrupted);
    if (!opened) throw WrongUse{opened.problem()};
    LineReader in = std::move(opened).value();
    db::ShopStore store = open_store(context, db::Mode::Write);
    const Recorder record = begin(store);
    bool good = true;
    std::string line;
    for (;;) {
        const LineReader::Line read = in.next(line);
        if (read == LineReader::Line::End) break;
        if (read == LineReader::Line::Fault) throw WrongUse{unreadable(file)};
        const bool is_too_long = read == LineReader::Line::TooLong;
        if (!is_too_long && line.find_first_not_of(" \t\r") == std::string::npos) continue;
        good = good && !is_too_long;
        const Json said = is_too_long ? too_long(context) : answer(context, line, record, good);
        std::cout << one_line(said) << '\n';
        // At once: who reads this line may rely on it. Where nobody can, nothing more is recorded;
        // the same input again gets these answers again.
        if (!standard_output_took_all()) return kFault;
    }
    return good && !interrupted() ? kDone : kNo;
}

}  // namespace kiosk::app
