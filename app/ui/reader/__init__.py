"""The bilingual reader: two texts facing each other sentence by sentence, with the coding that is done in them."""
