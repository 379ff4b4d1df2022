/** The entry of a family's page: the map, which follows the address, and on which somebody works. */

import { start } from "../lib/component.js";
import { startMenus } from "../lib/menu.js";
import { Kort } from "./kort.js";
import { leadOn } from "./old-places.js";

leadOn();
startMenus();
start("family-map", (root) => new Kort(root));
