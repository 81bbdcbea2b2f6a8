// Scores main-text extraction the way the article-extraction-benchmark of Scrapinghub does: precision and
// recall over multisets of 4-word shingles, averaged over pages, then F1.
//
//   html_content FOLDER [PAGE...]    FOLDER holds ground-truth.json and html/ID.html.gz; PAGE prints that
//   page's text
#include <fmt/format.h>
#include <zlib.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "html/page.hpp"
#include "ingest/encoding.hpp"

using namespace kronika;

namespace {

std::string read_gzip(const std::string& file) {
  std::string out;
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return out;
  char buffer[1 << 16];
  for (int n; (n = gzread(in, buffer, sizeof buffer)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
  gzclose(in);
  return out;
}

// Words as \w+ finds them.
std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t pos = 0; pos < text.size();) {
    char32_t c = utf8::next(text, pos);
    if (utf8::is_alpha(c) || utf8::is_digit(c) || c == U'_') {
      utf8::append(word, c);
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

std::map<std::string, int> shingles(std::string_view text) {
  constexpr std::size_t kLength = 4;
  auto w = words(text);
  std::map<std::string, int> out;
  if (w.empty()) return out;
  std::size_t last = w.size() > kLength ? w.size() - kLength : 0;
  for (std::size_t i = 0; i <= last; ++i) {
    std::string s;
    for (std::size_t j = i; j < std::min(i + kLength, w.size()); ++j) s += w[j] + " ";
    ++out[s];
  }
  return out;
}

struct Score {
  double precision, recall;
};

Score score(std::string_view gold, std::string_view said) {
  auto g = shingles(gold), s = shingles(said);
  double both = 0, only_gold = 0, only_said = 0;
  for (const auto& [k, n] : g) {
    auto it = s.find(k);
    int m = it == s.end() ? 0 : it->second;
    both += std::min(n, m);
    only_gold += std::max(0, n - m);
  }
  for (const auto& [k, n] : s) {
    auto it = g.find(k);
    only_said += std::max(0, n - (it == g.end() ? 0 : it->second));
  }
  // As the benchmark's authors do: a page where both are empty is right; the parts are taken as shares.
  double p = both + only_said == 0 ? 0 : both / (both + only_said);
  double r = both + only_gold == 0 ? 0 : both / (both + only_gold);
  if (g.empty() && s.empty()) p = r = 1;
  return {p, r};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string folder = argv[1];
  std::set<std::string> shown(argv + 2, argv + argc);
  auto rules = html::PageRules::load(KRONIKA_SOURCE_DIR);
  if (!rules) {
    fmt::print(stderr, "{}\n", rules.error().to_string());
    return 2;
  }
  std::ifstream in(folder + "/ground-truth.json");
  auto truth = nlohmann::json::parse(in);
  double precision = 0, recall = 0, seconds = 0;
  std::size_t bytes = 0;
  for (const auto& [id, page] : truth.items()) {
    auto raw = read_gzip(folder + "/html/" + id + ".html.gz");
    bytes += raw.size();
    auto start = std::clock();
    std::string text;
    auto decoded = ingest::decode(raw);
    if (decoded) {
      if (auto article = html::read_page(decoded->text, *rules)) {
        for (const auto& block : article->blocks)
          if (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading ||
              block.kind == BlockKind::quote || block.kind == BlockKind::lead)
            text.append(block.span.of(article->text)).append("\n");
        if (shown.contains(id))
          fmt::print("title {}\nauthor {}\nsite {}\nurl {}\nlanguage {}\npublished {} {}\nmodified {}\n",
                     article->title, article->author, article->source, article->url, article->language,
                     article->published ? article->published->to_string() : "-", article->published_from,
                     article->modified ? article->modified->to_string() : "-");
      }
    }
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    auto s = score(page["articleBody"].get<std::string>(), text);
    precision += s.precision;
    recall += s.recall;
    if (shown.contains(id))
      fmt::print("{}\n=== gold\n{}\n", text, page["articleBody"].get<std::string>());
    else if (shown.empty())
      fmt::print("{} P {:.3f} R {:.3f} {}\n", id, s.precision, s.recall, page["url"].get<std::string>());
  }
  auto n = static_cast<double>(truth.size());
  precision /= n;
  recall /= n;
  fmt::print("{} pages: precision {:.3f} recall {:.3f} F1 {:.3f}; {:.0f} pages/s of processor time, {:.1f} MB/s\n",
             truth.size(), precision, recall, 2 * precision * recall / (precision + recall), n / seconds,
             static_cast<double>(bytes) / 1e6 / seconds);
}
