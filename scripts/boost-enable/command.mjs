export const usage = "npm run boost:enable -- <seat>   (the id that the request by mail names)";
