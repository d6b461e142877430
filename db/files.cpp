#include "db/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "db/fault.h"

namespace db {
namespace {

class Descriptor {
public:
    Descriptor(const std::filesystem::path& file, int flags, unsigned mode = 0)
        : file_{file}, number_{::open(file.c_str(), flags | O_CLOEXEC, mode)} {
        check(number_ >= 0);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    std::size_t read(std::vector<char>& into) {
        const ssize_t got = ::read(number_, into.data(), into.size());
        check(got >= 0);
        return static_cast<std::size_t>(got);
    }
    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t done = ::write(number_, bytes.data(), bytes.size());
            check(done >= 0);
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
    }
    void sync() { check(::fsync(number_) == 0); }

private:
    void check(bool fine) const {
        if (!fine) {
            throw system_fault(errno, file_);
        }
    }
    const std::filesystem::path& file_;
    int number_;
};

std::filesystem::path beside(const std::filesystem::path& file) {
    std::filesystem::path part = file;
    part += ".part";
    return part;
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
    Descriptor descriptor{file, O_RDONLY};
    std::string all;
    std::vector<char> chunk(1 << 16);
    while (const std::size_t got = descriptor.read(chunk)) {
        all.append(chunk.data(), got);
    }
    return all;
}

void write_new_file(const std::filesystem::path& file, std::string_view bytes, unsigned mode) {
    const std::filesystem::path part = beside(file);
    ::unlink(part.c_str());
    {
        Descriptor descriptor{part, O_WRONLY | O_CREAT | O_EXCL, mode};
        descriptor.write(bytes);
        descriptor.sync();
    }
    if (::link(part.c_str(), file.c_str()) != 0) {
        const int why = errno;
        ::unlink(part.c_str());
        throw system_fault(why, file);
    }
    ::unlink(part.c_str());
    sync_folder(file.parent_path());
}

void copy_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    Descriptor source{from, O_RDONLY};
    Descriptor target{to, O_WRONLY | O_CREAT | O_TRUNC, 0644};
    std::vector<char> chunk(1 << 20);
    while (const std::size_t got = source.read(chunk)) {
        target.write({chunk.data(), got});
    }
    target.sync();
}

void sync_file(const std::filesystem::path& file) { Descriptor{file, O_RDONLY}.sync(); }

void sync_folder(const std::filesystem::path& folder) {
    const std::filesystem::path here = folder.empty() ? "." : folder;
    Descriptor{here, O_RDONLY | O_DIRECTORY}.sync();
}

void put_in_place(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        throw system_fault(errno, to);
    }
    sync_folder(to.parent_path());
}

}  // namespace db
