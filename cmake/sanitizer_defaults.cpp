// Part of every program of the presets `sanitize` and `threads`: what is known of libraries that
// are not ours, so that a finding is always ours to mend. Nothing of this project's own code may
// ever be named here.
#include <dlfcn.h>

extern "C" {

// A library that was unloaded has no name in a report any more: what is loaded stays loaded.
int dlclose(void*) noexcept { return 0; }

// Memory a library keeps until the process ends.
//   fontconfig  its patterns, read once for Pango, are given back only by FcFini
//   Mesa        the drivers' options and its own copies of the environment
//   D-Bus       SDL's connection to the session, shared and never closed
const char* __lsan_default_suppressions();
const char* __lsan_default_suppressions() {
    return "leak:libfontconfig.so\n"
           "leak:_dri.so\n"
           "leak:libgallium\n"
           "leak:libGLX_mesa.so\n"
           "leak:libEGL_mesa.so\n"
           "leak:libdbus-1.so\n";
}

// Threads inside Mesa's software driver, built without the sanitizer: it cannot see their locks.
const char* __tsan_default_suppressions();
const char* __tsan_default_suppressions() {
    return "called_from_lib:libgallium\n"
           "called_from_lib:_dri.so\n";
}
}
