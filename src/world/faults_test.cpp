// Faults in tables are told with file and line. Each test writes a small, sound set of tables and spoils one.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "kronika/world.hpp"
#include "world/csv.hpp"
#include "world/import.hpp"

namespace kronika {
namespace {

namespace fs = std::filesystem;

class Tables : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("kronika-world-" + std::to_string(::getpid()));
    write("world/sectors.tsv", "code\tmeaning\nGOV\tgovernment\n");
    write("world/states.tsv", "iso\tiso2\tstatus\tparent\nPOL\tPL\tstate\nKAZ\tKZ\tstate\n");
    write("world/organisations.tsv", "id\tcountry\tsector\tkind\tpart_of\nun\tIGO\tGOV\tigo\n");
    write("world/portfolios.tsv", "portfolio\toffice\tsector\nforeign\tforeign minister\tGOV\n");
    write("world/sole-offices.tsv", "office\npresident\n");
    write("packs/en/world/states.tsv",
          "iso\tname\tcapitals\taliases\tadjectives\tinhabitants\nPOL\tPoland\tWarsaw\t\tPolish\tPole\nKAZ\tK"
          "azakhstan\n");
    write("packs/en/world/portfolios.tsv", "phrase\tportfolio\nforeign\tforeign\n");
    write("packs/en/world/offices.tsv",
          "phrase\toffice\tsector\tof\tonly\tcountry\tgender\npresident\tpresident\tGOV\tstate\n"
          "{portfolio} minister\t{portfolio}\t\tany\n");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& content) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << content;
  }
  // The fault without the folder; empty when the tables load.
  std::string fault() {
    auto loaded = World::load(root_);
    if (loaded) return "";
    auto text = loaded.error().to_string();
    return text.substr(text.find(root_.string()) == 0 ? root_.string().size() + 1 : 0);
  }

  fs::path root_;
};

TEST_F(Tables, SoundOnesLoad) { EXPECT_EQ(fault(), ""); }

TEST_F(Tables, UnknownAndDoubleStates) {
  write("packs/en/world/states.tsv", "iso\tname\tcapitals\taliases\tadjectives\tinhabitants\nXXX\tNowhere\n");
  EXPECT_EQ(fault(), "packs/en/world/states.tsv:2: \"XXX\" is no state of world/states.tsv");
  write("packs/en/world/states.tsv",
        "iso\tname\tcapitals\taliases\tadjectives\tinhabitants\nPOL\tPoland\nPOL\tPoland\n");
  EXPECT_EQ(fault(), "packs/en/world/states.tsv:3: POL stands here twice");
  write("world/states.tsv", "iso\tiso2\tstatus\tparent\nPOL\tPL\tstate\nPOL\t\tstate\n");
  EXPECT_EQ(fault(), "world/states.tsv:3: the code of POL stands here twice");
  write("world/states.tsv", "iso\tiso2\tstatus\tparent\nPol\tPL\tstate\n");
  EXPECT_EQ(fault(), "world/states.tsv:2: \"Pol\" is no alpha-3 code");
}

TEST_F(Tables, EmptyNamesAndParts) {
  write("packs/en/world/states.tsv", "iso\tname\tcapitals\taliases\tadjectives\tinhabitants\nPOL\t\n");
  EXPECT_EQ(fault(), "packs/en/world/states.tsv:2: \"name\" is empty");
  write("packs/en/world/states.tsv", "iso\tname\tcapitals\taliases\tadjectives\tinhabitants\nPOL\tPoland\tWarsaw;\n");
  EXPECT_EQ(fault(), "packs/en/world/states.tsv:2: \"capitals\" has an empty part");
}

TEST_F(Tables, OrganisationsAndOffices) {
  write("world/organisations.tsv", "id\tcountry\tsector\tkind\tpart_of\nun\tUNO\tGOV\tigo\n");
  EXPECT_EQ(fault(), "world/organisations.tsv:2: \"UNO\" is no country of world/states.tsv, nor IGO, NGO or ---");
  write("world/organisations.tsv", "id\tcountry\tsector\tkind\tpart_of\nun\tIGO\tGOV\tigo\tleague\n");
  EXPECT_EQ(fault(), "world/organisations.tsv:2: is part of \"league\", which is no other organisation of this table");
  write("world/organisations.tsv", "id\tcountry\tsector\tkind\tpart_of\nun\tIGO\tGOV\tclub\n");
  EXPECT_EQ(fault(), "world/organisations.tsv:2: \"club\" is no kind of body");
  SetUp();
  write("packs/en/world/offices.tsv",
        "phrase\toffice\tsector\tof\tonly\tcountry\tgender\npresident\tpresident\tGOV\tplanet\n");
  EXPECT_EQ(fault(), "packs/en/world/offices.tsv:2: \"planet\" is no kind of complement");
  SetUp();
  write("world/sole-offices.tsv", "office\nforeign minister\n");
  EXPECT_EQ(fault(), "world/sole-offices.tsv:2: \"foreign minister\" stands here twice, or heads a portfolio");
}

TEST_F(Tables, RowsThatStandTwice) {
  write("packs/en/world/metonyms.tsv", "phrase\tcountry\tsector\torganisation\tplace\nBelweder\tPOL\nBelweder\tKAZ\n");
  EXPECT_EQ(fault(), "packs/en/world/metonyms.tsv:3: \"Belweder\" stands here twice");
  fs::remove(root_ / "packs/en/world/metonyms.tsv");
  write("packs/en/world/places.tsv", "name\tcountry\tkind\nSpringfield\tPOL\tcity\nSpringfield\tKAZ\tcity\n");
  EXPECT_EQ(fault(), "") << "two places may share a name";
  write("packs/en/world/portfolios.tsv", "phrase\tportfolio\nforeign\tforeign\nforeign\tforeign\n");
  EXPECT_EQ(fault(), "packs/en/world/portfolios.tsv:3: \"foreign\" stands here twice");
}

TEST_F(Tables, HoldersAndTheirDates) {
  const std::string head = "of\toffice\tperson\twikidata\tfrom\tuntil\tseen\tsource\n";
  write("world/holders/a.tsv", head + "KAZ\tpresident\tNursultan Nazarbayev\tQ57394\t1990-04-24\t2019-03-20\t\ttest\n");
  EXPECT_EQ(fault(), "");
  write("world/holders/a.tsv", head + "KAZ\tpresident\tA\t\t2019-13\t\t2020\ttest\n");
  EXPECT_TRUE(fault().starts_with("world/holders/a.tsv:2: from: ")) << fault();
  write("world/holders/a.tsv", head + "KAZ\tpresident\tA\t\t2019\t2018\t\ttest\n");
  EXPECT_EQ(fault(), "world/holders/a.tsv:2: ends before it starts");
  write("world/holders/a.tsv", head + "KAZ\tpresident\tA\t\t2019\t\t\ttest\n");
  EXPECT_EQ(fault(), "world/holders/a.tsv:2: has neither an end nor a day when it was last seen");
  write("world/holders/a.tsv", head + "moon\tpresident\tA\t\t2019\t2020\t\ttest\n");
  EXPECT_EQ(fault(), "world/holders/a.tsv:2: \"moon\" is neither a state nor an organisation");
  write("world/holders/a.tsv",
        head + "KAZ\tpresident\tA\tQ1\t2019\t2020\t\ttest\nKAZ\tpresident\tB\tQ1\t2020\t2021\t\ttest\n");
  EXPECT_EQ(fault(), "world/holders/a.tsv:3: Q1 is \"A\" elsewhere in the tables");
}

TEST_F(Tables, ImportJoinsTermsAndLeavesOutWhatItDoesNotKnow) {
  write("in.csv",
        "repo,position,person,person_qid,start,end\n"
        "poland-cabinet,President,\"Kaczyński, Lech\",Q2757,2005-12-23,2008-01-01\n"
        "poland-cabinet,President,\"Kaczyński, Lech\",Q2757,2008-01-01,2010-04-10\n"
        "poland-cabinet,Foreign Minister,Anna Fotyga,Q432190,2006-05-,\n"
        "poland-cabinet,Astronaut,A,Q1,2006,2007\n"
        "atlantis-cabinet,President,B,Q2,2006,2007\n"
        "poland-cabinet,President,C,Q3,,2007\n"
        "poland-cabinet,President,D,Q4,1980,1985\n");
  auto world = World::load(root_);
  ASSERT_TRUE(world) << world.error().to_string();
  auto imported = world::import_holders(root_ / "in.csv", *world, {"2022-12", "test", 1990, {}});
  ASSERT_TRUE(imported) << imported.error().to_string();
  EXPECT_EQ(world::to_table(imported->rows),
            "of\toffice\tperson\twikidata\tfrom\tuntil\tseen\tsource\n"
            "POL\tforeign minister\tAnna Fotyga\tQ432190\t2006-05\t\t2022-12\ttest\n"
            "POL\tpresident\tKaczyński, Lech\tQ2757\t2005-12-23\t2010-04-10\t\ttest\n");
  EXPECT_EQ(imported->unknown_office, 1u);
  EXPECT_EQ(imported->unknown_state, 1u);
  EXPECT_EQ(imported->undated, 1u);
  write("world/holders/in.tsv", world::to_table(imported->rows));
  EXPECT_EQ(fault(), "") << "what is imported can be loaded";
  write("odd.csv", "a,b\n1,2\n");
  EXPECT_FALSE(world::import_holders(root_ / "odd.csv", *world, {"2022", "test", 1990, {}}));
}

TEST_F(Tables, NumbersOfTheCorrelatesOfWarAreOfOneState) {
  write("world/publishers.tsv", "host\tpublisher\nmfa.kz\tKZK\n");
  EXPECT_EQ(fault(),
            "world/publishers.tsv:2: \"KZK\" is no state of states.tsv and no organisation of organisations.tsv");
  write("world/publishers.tsv", "host\tpublisher\nmfa.kz\tKAZ\nun.org\tun\nun.org\tun\n");
  EXPECT_EQ(fault(), "world/publishers.tsv:4: \"un.org\" stands here twice");
  write("world/publishers.tsv", "host\tpublisher\n");
  write("world/cow.tsv", "cow\tiso\n705\tKAZ\n705\tKAZ\n");
  EXPECT_EQ(fault(), "world/cow.tsv:3: \"705\" stands here twice");
  write("world/cow.tsv", "cow\tiso\n705\tKZK\n");
  EXPECT_EQ(fault(), "world/cow.tsv:2: \"KZK\" is no state of states.tsv");
}

TEST_F(Tables, ImportTakesEnvoysAndUnknownTitles) {
  write("people.csv",
        "repo,position,person,person_qid,start,end\n"
        "poland-cabinet,ambassador to Kazakhstan,Jan Kos,Q11,2006-05,2009\n"
        "poland-cabinet,Lord of the Treasury,Jan Sikora,Q12,2006-05,2009\n");
  write("packs/en/world/offices.tsv",
        "phrase\toffice\tsector\tof\tonly\tcountry\tgender\nambassador\tambassador to {}\tGOV\thost\t\t\t\n");
  auto world = World::load(root_);
  ASSERT_TRUE(world) << world.error().to_string();
  auto strict = world::import_holders(root_ / "people.csv", *world, {"2022", "test", 1990});
  ASSERT_TRUE(strict);
  ASSERT_EQ(strict->rows.size(), 1u);
  EXPECT_EQ(strict->rows[0].office, "ambassador to Kazakhstan");
  auto all = world::import_holders(root_ / "people.csv", *world, {"2022", "test", 1990, {}, true});
  ASSERT_TRUE(all);
  ASSERT_EQ(all->rows.size(), 2u);
  EXPECT_EQ(all->rows[1].office, "other:lord of the treasury");
}

TEST_F(Tables, ImportReadsReign) {
  write("world/cow.tsv", "cow\tiso\n705\tKAZ\n");
  write("reign.csv",
        "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear\nKAZ,705,x,Nazarb\xe1"
        "ev,22,2,1990,3,2019\n");
  auto world = World::load(root_);
  ASSERT_TRUE(world);
  auto imported = world::import_holders(root_ / "reign.csv", *world, {"2021-03", "REIGN", 1990, {}});
  ASSERT_TRUE(imported) << imported.error().to_string();
  ASSERT_EQ(imported->rows.size(), 1u);
  EXPECT_EQ(imported->rows[0].person, "Nazarbáev") << "the file is in Latin-1";
  EXPECT_EQ(imported->rows[0].from, "1990-02-22");
  EXPECT_EQ(imported->rows[0].until, "2019-03");
  EXPECT_EQ(imported->rows[0].office, "leader");
}

TEST(Csv, QuotesCommasAndLineEnds) {
  auto t = world::parse_csv(
      "\xef\xbb\xbf"
      "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\nz\n",
      "t.csv");
  ASSERT_TRUE(t) << t.error().to_string();
  ASSERT_EQ(t->rows.size(), 2u);
  EXPECT_EQ(t->cell(t->rows[0], "a"), "x, \"y\"");
  EXPECT_EQ(t->cell(t->rows[0], "b"), "two\nlines");
  EXPECT_EQ(t->rows[1].line, 4u);
  EXPECT_EQ(t->cell(t->rows[1], "b"), "");
  EXPECT_EQ(world::parse_csv("a\n1,2\n", "t.csv").error().to_string(),
            "t.csv:2: has more cells than columns are named");
  EXPECT_EQ(world::parse_csv("a\n\"x\n", "t.csv").error().to_string(), "t.csv:2: a quoted cell has no end");
  EXPECT_FALSE(world::parse_csv("", "t.csv"));
}

}  // namespace
}  // namespace kronika
