/** The entry of the list of families. */

import { start } from "../lib/component.js";
import { narrowing } from "./search.js";

start("family-list", narrowing);
