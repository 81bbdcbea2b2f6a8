#include "time/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "time/evaluate.hpp"

namespace kronika::time {
namespace {

constexpr int kMaxDepth = 16;

class Parser {
 public:
  Parser(std::string_view text, const std::vector<std::string>& names) : rest_(text), names_(names) {}

  Result<Expression> whole() {
    auto e = expression(0);
    if (!e) return e;
    skip();
    if (!rest_.empty()) return fail(fmt::format("\"{}\" is left over after the expression", rest_));
    return e;
  }

 private:
  Result<Expression> expression(int depth) {
    if (depth > kMaxDepth) return fail("the expression is nested too deeply");
    skip();
    Expression e;
    if (take('$')) {
      const auto name = word();
      auto it = std::find(names_.begin(), names_.end(), name);
      if (it == names_.end()) return fail(fmt::format("the pattern has no part named \"{}\"", name));
      e.kind = Expression::Kind::capture;
      e.slot = static_cast<std::uint16_t>(it - names_.begin());
      return e;
    }
    if (!rest_.empty() && (std::isdigit(static_cast<unsigned char>(rest_[0])) || rest_[0] == '-')) return number();
    const std::string name(word());
    if (name.empty()) return fail(fmt::format("an expression is missing before \"{}\"", rest_));
    skip();
    if (!take('(')) {
      auto unit = parse_unit(name);
      e.kind = unit ? Expression::Kind::unit : Expression::Kind::word;
      if (unit) e.unit = *unit;
      e.word = name;
      return e;
    }
    e.kind = Expression::Kind::call;
    skip();
    if (!take(')')) {
      do {
        auto argument = expression(depth + 1);
        if (!argument) return argument;
        e.arguments.push_back(std::move(*argument));
        skip();
      } while (take(','));
      if (!take(')')) return fail(fmt::format("\")\" is missing in a call of {}", name));
    }
    auto function = find_function(name, e.arguments.size());
    if (!function) return tl::unexpected(function.error());
    e.function = *function;
    return e;
  }

  Result<Expression> number() {
    std::size_t n = 0;
    while (n < rest_.size() &&
           (std::isdigit(static_cast<unsigned char>(rest_[n])) || rest_[n] == '.' || rest_[n] == '-'))
      ++n;
    Expression e;
    e.number = std::strtod(std::string(rest_.substr(0, n)).c_str(), nullptr);
    rest_.remove_prefix(n);
    return e;
  }

  std::string_view word() {
    std::size_t n = 0;
    while (n < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[n])) || rest_[n] == '-')) ++n;
    auto w = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return w;
  }
  void skip() {
    while (!rest_.empty() && rest_[0] == ' ') rest_.remove_prefix(1);
  }
  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
  const std::vector<std::string>& names_;
};

}  // namespace

Result<Expression> parse_expression(std::string_view text, const std::vector<std::string>& names) {
  return Parser(text, names).whole();
}

}  // namespace kronika::time
