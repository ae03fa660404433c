"""Read what people bring (copied pages, exports of other programs) into plain records: no window, no database."""
