export const usage = `npm run sip:grant   (makes the database role that telephone exchanges sign in with; see docs/kamailio.md)`;
