export const usage = `npm run numbers:price -- <organisation id> <country> <price a month> [<currency>] <from day>
npm run numbers:price -- all <country> <price a month> <currency> <from day>   (all that are billed in the currency)
For one:  npm run numbers:price -- all US 2.50 USD 2027-01-01`;
