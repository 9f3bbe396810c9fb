"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FALLBACK_MODES = void 0;
exports.mayFallBack = mayFallBack;
exports.FALLBACK_MODES = ['not-found', 'transient', 'any'];
function mayFallBack(mode, trouble) {
    return mode === 'any' || (mode === 'transient' && trouble === 'transient');
}
