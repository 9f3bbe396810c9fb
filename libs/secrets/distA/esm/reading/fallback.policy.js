export const FALLBACK_MODES = ['not-found', 'transient', 'any'];
export function mayFallBack(mode, trouble) {
    return mode === 'any' || (mode === 'transient' && trouble === 'transient');
}
