// C++17, as render/pdf/tags.h says.
#include "fuzz/strict_pdf.h"

#define POINTERHOLDER_TRANSITION 4
#include <exception>
#include <qpdf/QPDF.hh>

namespace tablee::fuzz {

std::string fault_of_pdf(const std::string& pdf) try {
  QPDF document;
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(false);
  document.processMemoryFile("made", pdf.data(), pdf.size());
  if (document.getAllPages().empty()) return "no pages";
  const auto warnings = document.getWarnings();
  if (!warnings.empty()) return warnings.front().what();
  return document.getRoot().getKey("/StructTreeRoot").isDictionary() ? "" : "no tags";
} catch (const std::exception& fault) {
  return fault.what();
}

}  // namespace tablee::fuzz
