// Storage faults, as exceptions: caught once at a worker's or command's edge and told to a person.
// Expected outcomes (unknown product, wrong PIN) are values, never this.
#pragma once

#include <stdexcept>

#include "kiosk/core/result.h"

namespace db {

enum class FaultKind {
    Busy,  // another writer kept the lock longer than we wait
    DiskFull,
    ReadOnly,      // folder or file cannot be written
    Corrupt,       // not a database, or damaged
    NewerVersion,  // written by a newer program
    SecondKiosk,   // another kiosk runs on this folder
    Io,            // flush or read failed
    Internal,      // a statement of ours was refused
};

class Error : public std::runtime_error {
public:
    Error(FaultKind kind, kiosk::Problem problem);
    FaultKind kind() const { return kind_; }
    const kiosk::Problem& problem() const { return problem_; }

private:
    FaultKind kind_;
    kiosk::Problem problem_;
};

}  // namespace db
