export const usage = `npm run numbers:price -- <organisation id, or all> <country> <price a month> <from day>
For one:  npm run numbers:price -- all US 2.50 2027-01-01`;
