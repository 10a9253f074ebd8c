#include "render/pdf/tags.h"

// Standard pointers instead of qpdf's old ones.
#define POINTERHOLDER_TRANSITION 4

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

namespace tablee::render::pdf {
namespace {

using Handle = QPDFObjectHandle;

/// Makes of "/Private << /MCID n >> BDC" an artifact, which has no place in the tree.
class Artifacts final : public Handle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    const bool word = token.getType() == QPDFTokenizer::tt_word;
    if (token.getType() == QPDFTokenizer::tt_name &&
        token.getValue() == "/" + std::string{artifact_tag}) {
      inside_ = true;
    } else if (!inside_) {
      writeToken(token);
    } else if (word && token.getValue() == "BDC") {
      write("/Artifact BMC");
      inside_ = false;
    }
  }

 private:
  bool inside_ = false;
};

class Tree {
 public:
  Tree(QPDF& pdf, const std::vector<Part>& parts)
      : pdf_(pdf), parts_(parts), root_(pdf.getRoot().getKey("/StructTreeRoot")) {
    auto row = root_.getKey("/K");
    if (row.isArray()) {
      pieces_ = row.getArrayAsVector();
    } else {
      pieces_.push_back(row);
    }
  }

  void build() {
    for (Handle& piece : pieces_) {
      auto key = piece.getKey("/S");
      if (key.isName() && key.getName() == "/" + std::string{artifact_tag}) {
        artifacts_.insert(piece.getObjGen());
      }
    }
    root_.replaceKey("/K", made(0, root_));
    forget_artifacts();
  }

 private:
  Handle made(std::size_t number, const Handle& parent) {
    const Part& part = parts_.at(number);
    const bool single = part.parts.empty() && part.pieces.size() == 1;
    Handle object =
        single ? pieces_.at(part.pieces.front()) : pdf_.makeIndirectObject(Handle::newDictionary());
    object.replaceKey("/Type", Handle::newName("/StructElem"));
    object.replaceKey("/S", Handle::newName("/" + part.kind));
    object.replaceKey("/P", parent);
    if (!part.alternative.empty()) {
      object.replaceKey("/Alt", Handle::newUnicodeString(part.alternative));
    }
    if (!part.language.empty()) object.replaceKey("/Lang", Handle::newString(part.language));
    if (single) return object;
    auto inside = Handle::newArray();
    for (const std::size_t piece : part.pieces) {
      Handle child = pieces_.at(piece);
      child.replaceKey("/S", Handle::newName("/Span"));
      child.replaceKey("/P", object);
      inside.appendItem(child);
    }
    for (const std::size_t child : part.parts) inside.appendItem(made(child, object));
    object.replaceKey("/K", inside);
    return object;
  }

  /// Their marks on the pages lead nowhere.
  void forget_artifacts() {
    auto numbers = root_.getKey("/ParentTree").getKey("/Nums");
    for (int i = 1; i < numbers.getArrayNItems(); i += 2) {
      auto of_page = numbers.getArrayItem(i);
      if (!of_page.isArray()) continue;
      for (int j = 0; j < of_page.getArrayNItems(); ++j) {
        if (artifacts_.count(of_page.getArrayItem(j).getObjGen()) != 0) {
          of_page.setArrayItem(j, Handle::newNull());
        }
      }
    }
  }

  QPDF& pdf_;
  const std::vector<Part>& parts_;
  Handle root_;
  std::vector<Handle> pieces_;
  std::set<QPDFObjGen> artifacts_;
};

void tell(QPDF& pdf, const About& about) {
  auto root = pdf.getRoot();
  root.replaceKey("/Lang", Handle::newString(about.language));
  root.replaceKey("/MarkInfo", Handle::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
  auto info = pdf.getTrailer().getKey("/Info");
  if (!info.isDictionary()) {
    info = pdf.makeIndirectObject(Handle::newDictionary());
    pdf.getTrailer().replaceKey("/Info", info);
  }
  info.replaceKey("/Title", Handle::newUnicodeString(about.title));
  // The same words make the same bytes, whenever.
  info.removeKey("/CreationDate");
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.getObjectHandle().replaceKey("/Tabs", Handle::newName("/S"));
    page.addContentTokenFilter(std::make_shared<Artifacts>());
  }
}

}  // namespace

std::string with_tags(const std::string& pdf, const std::vector<Part>& parts, const About& about) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("cairo", pdf.data(), pdf.size());
  Tree(document, parts).build();
  tell(document, about);
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const std::unique_ptr<Buffer> out{writer.getBuffer()};
  return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

}  // namespace tablee::render::pdf
