# ocop_embed(library FUNCTION namespace::function BASE folder FILES a b ...)
# compiles files into a library as bytes; the generated function
#   std::string_view function(std::string_view relative_path)
# answers a file's content, or an empty view where there is no such file.
function(ocop_embed library)
  cmake_parse_arguments(EMBED "" "FUNCTION;BASE" "FILES" ${ARGN})
  string(REPLACE "::" ";" parts "${EMBED_FUNCTION}")
  list(POP_BACK parts function)
  list(JOIN parts "::" namespace)
  string(REPLACE "::" "_" symbol "ocop_embedded_${EMBED_FUNCTION}")
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(table "")
  set(index 0)
  foreach(file IN LISTS EMBED_FILES)
    get_filename_component(absolute "${file}" ABSOLUTE)
    file(RELATIVE_PATH relative "${EMBED_BASE}" "${absolute}")
    string(APPEND assembly
      ".global ${symbol}_${index}\n.global ${symbol}_${index}_end\n"
      "${symbol}_${index}:\n.incbin \"${absolute}\"\n${symbol}_${index}_end:\n.byte 0\n")
    string(APPEND declarations
      "extern \"C\" const char ${symbol}_${index}[];\nextern \"C\" const char ${symbol}_${index}_end[];\n")
    string(APPEND table
      "    {\"${relative}\", ${symbol}_${index}, ${symbol}_${index}_end},\n")
    list(APPEND depends "${absolute}")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  set(stem "${CMAKE_CURRENT_BINARY_DIR}/${symbol}")
  file(GENERATE OUTPUT "${stem}.S" CONTENT "${assembly}")
  file(GENERATE OUTPUT "${stem}.cpp" CONTENT
"#include <string_view>\n${declarations}\nnamespace ${namespace} {
std::string_view ${function}(std::string_view path) {
    struct Entry { std::string_view path; const char* begin; const char* end; };
    static const Entry kEntries[] = {\n${table}    {{}, nullptr, nullptr}};
    for (const Entry& entry : kEntries)
        if (entry.begin != nullptr && entry.path == path)
            return {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)};
    return {};
}
}  // namespace ${namespace}\n")
  set_source_files_properties("${stem}.S" PROPERTIES OBJECT_DEPENDS "${depends}")
  target_sources(${library} PRIVATE "${stem}.S" "${stem}.cpp")
endfunction()
