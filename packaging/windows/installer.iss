; Inno Setup 6.3 or newer: for_windows.py fills this and runs ISCC on it. For one user, without an
; administrator. Inno Setup has no Chinese of its own, so the wizard speaks English.

[Setup]
AppId={{7B0E6E0C-5B0B-4E0E-9B55-6A4B2B9D6C11}
AppName=@TITLE@
AppVersion=@VERSION@
AppPublisher=The authors of @TITLE@
AppPublisherURL=@REPOSITORY@
AppSupportURL=@REPOSITORY@/issues
VersionInfoVersion=@VERSION@
DefaultDirName={autopf}\@TITLE@
DefaultGroupName=@TITLE@
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=@ARCHITECTURE@
ArchitecturesInstallIn64BitMode=@ARCHITECTURE@
MinVersion=10.0.17763
LicenseFile=@LICENSE@
SetupIconFile=@ICON@
UninstallDisplayIcon={app}\@NAME@.exe
UninstallDisplayName=@TITLE@
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
OutputDir=@OUT@
OutputBaseFilename=@BASE@-setup
ChangesAssociations=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not would stay and be loaded.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "@FOLDER@\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\@TITLE@"; Filename: "{app}\@NAME@.exe"
Name: "{autodesktop}\@TITLE@"; Filename: "{app}\@NAME@.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\@SCHEME@"; ValueType: string; ValueData: "URL:@TITLE@"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\@SCHEME@"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\@SCHEME@\DefaultIcon"; ValueType: string; ValueData: """{app}\@NAME@.exe"",0"
Root: HKCU; Subkey: "Software\Classes\@SCHEME@\shell\open\command"; ValueType: string; ValueData: """{app}\@NAME@.exe"" ""%1"""

[Run]
Filename: "{app}\@NAME@.exe"; Description: "{cm:LaunchProgram,@TITLE@}"; Flags: nowait postinstall skipifsilent
