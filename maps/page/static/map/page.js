/** The entry of a family's page: the map, which follows the address, and whose chips can be moved. */

import { start } from "../lib/component.js";
import { FamilyMap } from "./family-map.js";
import { followAddress } from "./follow.js";
import { Move } from "./move.js";

start("family-map", (root) => {
  const map = new FamilyMap(root);
  followAddress(map);
  return new Move(map);
});
