"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.missingMembers = missingMembers;
const foreign_error_js_1 = require("../errors/foreign-error.js");
/** The members of the port that something lacks. */
function missingMembers(link) {
    const methods = ['getSecret', 'listSecrets', 'refresh'].filter((method) => typeof (0, foreign_error_js_1.read)(link, method) !== 'function');
    const name = (0, foreign_error_js_1.read)(link, 'name');
    return typeof name === 'string' && name !== '' ? methods : ['name', ...methods];
}
