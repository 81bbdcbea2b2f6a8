// Writes JSON straight into a string, for what is only written: no tree of values in between. The bytes are those that
// nlohmann::json gives for the same values (dump() without indentation, faulty UTF-8 replaced).
#pragma once

#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace kronika::render {

class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // The next value is that of the member `name`, which needs no escapes.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
  }
  void null() {
    separate();
    out_ += "null";
  }
  void string(std::string_view s) {
    separate();
    if (!utf8::is_valid(s)) {
      out_ += nlohmann::json(s).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      return;
    }
    out_ += '"';
    std::size_t plain = 0;  // from here to `i` nothing wants an escape
    for (std::size_t i = 0; i < s.size(); ++i) {
      const auto c = static_cast<unsigned char>(s[i]);
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      out_.append(s, plain, i - plain);
      plain = i + 1;
      escape(c);
    }
    out_.append(s, plain, s.size() - plain);
    out_ += '"';
  }
  void number(std::uint64_t n) {
    separate();
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, n).ptr);
  }
  void number(double n) {
    separate();
    out_ += nlohmann::json(n).dump();
  }

  std::string take() && { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void escape(unsigned char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out_ += '\\';
    switch (c) {
      case '\b': out_ += 'b'; break;
      case '\f': out_ += 'f'; break;
      case '\n': out_ += 'n'; break;
      case '\r': out_ += 'r'; break;
      case '\t': out_ += 't'; break;
      case '"':
      case '\\': out_ += static_cast<char>(c); break;
      default:
        out_ += "u00";
        out_ += kHex[c >> 4];
        out_ += kHex[c & 15];
    }
  }

  std::string out_;
  bool first_ = true;  // nothing stands before the next value that a comma would part it from
};

}  // namespace kronika::render
