/** The entry of a family's page: the map, which follows the address, and whose chips can be moved. */

import { start } from "../lib/component.js";
import { startMenus } from "../lib/menu.js";
import { FamilyMap } from "./family-map.js";
import { followAddress } from "./follow.js";
import { offerForms } from "./forms.js";
import { Move } from "./move.js";
import { leadOn } from "./old-places.js";
import { followQuestion } from "./question.js";
import { addRights } from "./rights.js";
import { addRoom } from "./room.js";

leadOn();
startMenus();
start("family-map", (root) => {
  const map = new FamilyMap(root);
  followAddress(map);
  addRights(map);
  addRoom(map);
  followQuestion(map);
  offerForms(map);
  return new Move(map);
});
