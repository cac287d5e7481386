"""Files that hold documents: ZIP, mail, edXML."""
