/** The AUTH_SECRET of every test. One for all, since the build depends on it: each start would otherwise build anew. */
export const testSecret = "a secret that only the tests of this project use";
