/** The fields of an account that are returned, from the columns of `access_user`. */
export const userColumns = `id, username, coalesce("displayUsername", "name") as name, role, region, organisation, disabled, "mustChange", "oneTimeUntil",
  coalesce("twoFactorEnabled", false) as "twoFactor", "createdAt"`;
