#include "event/secrets.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "event/demo_file.h"
#include "store/temporary_folder.h"

namespace tablee::event {
namespace {

const LinkKey key{Digest{1, 2, 3}};

TEST(Secrets, Sha256IsThatOfFips180) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Secrets, TokensAndLinksHave128Bits) {
  EXPECT_EQ(new_token().size(), secret_length);
  EXPECT_NE(new_token(), new_token());
  EXPECT_EQ(key.link_secret(base::EventId{1}, 1).size(), secret_length);
}

TEST(Secrets, LinksDependOnKeyEventAndNumber) {
  const LinkKey other{Digest{9}};
  const std::set<std::string> links{
      key.link_secret(base::EventId{1}, 1), key.link_secret(base::EventId{1}, 2),
      key.link_secret(base::EventId{2}, 1), other.link_secret(base::EventId{1}, 1)};
  EXPECT_EQ(links.size(), 4U);
  EXPECT_EQ(key.link_secret(base::EventId{1}, 1), key.link_secret(base::EventId{1}, 1));
}

TEST(Secrets, CodesUseLettersThatAreNotMistaken) {
  std::set<std::string> codes;
  for (std::uint32_t link = 0; link < 1'000; ++link) {
    const auto code = key.join_code(base::EventId{7}, link);
    EXPECT_EQ(code.size(), code_length);
    EXPECT_EQ(code.find_first_of("01ILOabc"), std::string::npos) << code;
    codes.insert(code);
  }
  EXPECT_GE(codes.size(), 999U);
}

TEST(Secrets, CodesAreTakenAsPeopleTypeThem) {
  EXPECT_EQ(normalised_code(" abc-d ef\n"), "ABCDEF");
  EXPECT_EQ(shown_code("ABCDEF"), "ABC-DEF");
  const auto secret = key.link_secret(base::EventId{1}, 1);
  EXPECT_EQ(normalised_code(secret), secret);
  EXPECT_EQ(normalised_code("ABCDEFG"), "abcdefg");
  EXPECT_EQ(normalised_code(""), "");
  for (const char* typed :
       {"ＡＢＣ－ＤＥＦ", "ABC–DEF", "«abc def».", "A\u200BBC\u00A0DEF", "\"ABC-DEF\""}) {
    EXPECT_EQ(normalised_code(typed), "ABCDEF") << typed;
  }
}

TEST(Secrets, WhatALinkCarriesIsTakenOutOfIt) {
  const auto secret = key.link_secret(base::EventId{1}, 1);
  for (const auto& pasted :
       {"https://tables.example/#j=" + secret, "tables.example/#J=" + secret + ".",
        "https://tables.example/#j=" + secret + "&utm_source=mail",
        "<https://tables.example/#m=" + secret + ">", secret + ")"}) {
    EXPECT_EQ(normalised_code(pasted), secret) << pasted;
  }
  EXPECT_EQ(normalised_code("https://tables.example/#j=ABC-DEF"), "ABCDEF");
}

TEST(Secrets, WhatNoCodeCanBeIsTold) {
  EXPECT_FALSE(is_no_secret("ABCDEF"));
  EXPECT_FALSE(is_no_secret(key.link_secret(base::EventId{1}, 1)));
  for (const char* other :
       {"", "ABCDE", "ABCDE0", "ABCDEO", "ABCDEI", "ABCDEL", "ABCDE1", "АBCDEF"}) {
    EXPECT_TRUE(is_no_secret(normalised_code(other))) << other;
  }
}

TEST(Secrets, IdsAreNeverZeroAndDiffer) {
  EXPECT_NE(new_id(), 0U);
  EXPECT_NE(new_id(), new_id());
}

TEST(LinkKey, IsMadeOnceAndReadAgain) {
  store::TemporaryFolder folder;
  const auto file = folder.path() / "link.key";
  const auto made = LinkKey::load_or_create(file);
  const auto read = LinkKey::load_or_create(file);
  ASSERT_TRUE(made && read);
  EXPECT_EQ(made->link_secret(base::EventId{1}, 1), read->link_secret(base::EventId{1}, 1));
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(LinkKey, DamageToItsLengthIsSeenAndNothingIsWrittenOver) {
  store::TemporaryFolder folder;
  const auto file = folder.path() / "link.key";
  for (const std::size_t bytes : {0U, 1U, 31U, 33U, 64U, 4'096U}) {
    const std::string damaged(bytes, 'k');
    std::ofstream(file, std::ios::trunc) << damaged;
    const auto read = LinkKey::load_or_create(file);
    ASSERT_FALSE(read) << bytes;
    EXPECT_NE(read.error().find("it must have 32 bytes"), std::string::npos) << read.error();
    EXPECT_EQ(file_text(file.string()), damaged) << "what is left of it may be of use";
  }
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  EXPECT_FALSE(LinkKey::load_or_create(file));
}

TEST(LinkKey, WhatIsNoKeyIsRefusedAndLeftAlone) {
  store::TemporaryFolder folder;
  const auto file = folder.path() / "link.key";
  std::ofstream(file) << "short";
  EXPECT_FALSE(LinkKey::load_or_create(file));
  EXPECT_EQ(file_text(file.string()), "short");
  EXPECT_FALSE(LinkKey::load_or_create(folder.path() / "none" / "link.key"));
}

}  // namespace
}  // namespace tablee::event
