/** How the Seattle list of 2016 is read: square feet, its own terms for uses, a region that GB/T 2260 does not contain. */
export const seattleMapping = {
  column: {
    code: 'OSEBuildingID',
    name: 'PropertyName',
    use: 'PrimaryPropertyType',
    region: 'City',
    floorArea: 'PropertyGFATotal',
    yearBuilt: 'YearBuilt',
    storeys: 'NumberofFloors',
    address: 'Address',
    latitude: 'Latitude',
    longitude: 'Longitude',
    'code:parcel': 'TaxParcelIdentificationNumber',
  },
  set: { zone: 'America/Los_Angeles' },
  value: {
    region: { Seattle: '140302' },
    use: {
      'Low-Rise Multifamily': 'dwelling',
      'Small- and Mid-Sized Office': 'office',
      Warehouse: 'other',
      'K-12 School': 'school',
      'Worship Facility': 'culture',
      'Distribution Center': 'other',
      'Senior Care Community': 'dwelling',
      'Self-Storage Facility': 'other',
      'Refrigerated Warehouse': 'other',
    },
  },
  unit: { floorArea: 'ft2' },
};
