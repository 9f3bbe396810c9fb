import { responseState } from './response.state.js';
/**
 * Tells the last stage that a body answers a GraphQL operation, where only the rule by value holds: a schema names
 * each field that goes out, and a mask in place of a number would be an error of its type. Results of resolvers are
 * left alone, since the resolvers of their fields work with them.
 *
 * One body answers several resolvers: it skips the rule by value when all of them do.
 */
export function noteResolver(context, skip) {
    const shared = context.getArgByIndex(2);
    const response = shared?.res ?? shared?.reply ?? shared?.req?.res;
    if (response === undefined)
        return;
    const state = responseState(response);
    const values = (state.skip?.values ?? true) && (skip?.values ?? false);
    state.skip = { fields: 'all', values };
}
