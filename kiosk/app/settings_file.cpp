// settings.toml on the disk: read, checked, and written without losing what others wrote into it.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "kiosk/app/settings.h"
#include "kiosk/app/settings_section.h"
#include "kiosk/app/settings_text.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

// The shop's own table of VAT rates, where it has one.
Status read_tax_rates(const fs::path& folder, Settings& into) {
    const fs::path file = folder / kTaxRatesFile;
    std::error_code none;
    if (!fs::exists(file, none)) return Done{};
    std::ifstream in{file};
    std::stringstream content;
    content << in.rdbuf();
    int line = 0;
    const auto table = TaxTable::parse(content.str(), &line);
    if (!table) {
        const std::string at = std::to_string(line);
        return Problem{{file.string() + ", dòng " + at, file.string() + ", line " + at},
                       {"không phải rate, from, until, applies, source cách nhau bằng Tab",
                        "is not rate, from, until, applies, source with tabs between"},
                       {"sửa dòng này", "mend the line"}};
    }
    into.taxes = *table;
    return Done{};
}

Problem cannot(const fs::path& file, const char* vi, const char* en) {
    const std::string reason = std::strerror(errno);
    return {{file.string(), file.string()},
            {std::string{vi} + " (" + reason + ")", std::string{en} + " (" + reason + ")"},
            {"kiểm tra quyền ghi và chỗ trống của thư mục dữ liệu",
             "check the rights and the space of the data folder"}};
}

Result<std::string> content_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) {
        return cannot(file, "không đọc được cài đặt", "the settings cannot be read");
    }
    return content;
}

Result<Settings> settings_of(const fs::path& file, const std::string& content) {
    try {
        return read_settings(toml::parse(content));
    } catch (const toml::parse_error& error) {
        const std::string at = std::to_string(error.source().begin.line);
        return Problem{{file.string() + ", dòng " + at, file.string() + ", line " + at},
                       {"không đúng cú pháp TOML: " + std::string{error.description()},
                        "this is not TOML: " + std::string{error.description()}},
                       {"sửa dòng này", "mend the line"}};
    } catch (const Refusal& refusal) {
        return refusal.problem;
    }
}

bool written_whole(int descriptor, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t wrote = ::write(descriptor, text.data() + done, text.size() - done);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        done += static_cast<std::size_t>(wrote);
    }
    return ::fsync(descriptor) == 0;
}

// Beside, flushed, then in its place at once: a power cut leaves the old one or the new one.
Status replace(const fs::path& folder, const std::string& text) {
    const fs::path file = folder / kSettingsFile;
    const fs::path beside = folder / (std::string{kSettingsFile} + ".new");
    // Not readable by others: the centre's URL carries the kiosk's password.
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return cannot(file, "không ghi được cài đặt", "the settings cannot be written");
    }
    const bool written = written_whole(descriptor, text);
    ::close(descriptor);
    if (!written || ::rename(beside.c_str(), file.c_str()) != 0) {
        const Problem problem =
            cannot(file, "không ghi được cài đặt", "the settings cannot be written");
        ::unlink(beside.c_str());
        return problem;
    }
    if (const int place = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); place >= 0) {
        ::fsync(place);
        ::close(place);
    }
    return Done{};
}

}  // namespace

Result<Settings> load_settings(const fs::path& folder) {
    const fs::path file = folder / kSettingsFile;
    std::error_code none;
    Settings settings;
    if (const Status taxes = read_tax_rates(folder, settings); !taxes) return taxes.problem();
    if (!fs::exists(file, none)) return settings;
    const Result<std::string> content = content_of(file);
    if (!content) return content.problem();
    Result<Settings> read = settings_of(file, *content);
    if (read) read->taxes = settings.taxes;
    return read;
}

Status save_settings(const fs::path& folder, const Settings& settings, const Settings& before) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    const fs::path file = folder / kSettingsFile;
    if (!fs::exists(file, failed)) return replace(folder, settings_text(settings));
    const Result<std::string> content = content_of(file);
    if (!content) return content.problem();
    if (const Result<Settings> there = settings_of(file, *content); !there) {
        Problem problem = there.problem();
        problem.why.vi += "; cài đặt mới chưa được lưu, tệp giữ nguyên";
        problem.why.en += "; the new settings were not saved, the file was left as it is";
        return problem;
    }
    const std::string text = changed_file(*content, before, settings);
    return text == *content ? Status{Done{}} : replace(folder, text);
}

}  // namespace kiosk::app
