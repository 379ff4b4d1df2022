/** The entry of a map that was saved as one file: it has no address to keep things in, and nobody to ask. */

import { start } from "../lib/component.js";
import { startMenus } from "../lib/menu.js";
import { FamilyMap } from "./family-map.js";

startMenus();
start("family-map", (root) => new FamilyMap(root));
