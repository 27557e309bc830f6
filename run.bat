@echo off
rem Starts Switchboard. Finds or offers to install a Java, and builds when the sources are newer than the build.
rem
rem   run.bat [OPTIONS]                 the program; run.bat --help lists its options
rem   run.bat test [--quick or --long] [MAVEN OPTIONS]     all checks and tests
rem   run.bat bench [NAME] [OPTIONS]    measures; run.bat screenshots [FOLDER] draws the pictures
rem   run.bat --yes ...                 installs what is missing without asking, as it does when CI is set
rem All that needs no shell is in Launch.java, which run.sh for Linux and macOS uses too.
rem The arguments stay in one variable and are cut, not shifted: shift would take -Dtest=Name apart at the equals sign.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "target=%root%\target"
set "jar=%target%\switchboard.jar"
set "stamp=%target%\.built"
set "install=ask"
set "terminal=yes"
if defined CI if /i not "%CI%"=="false" set "install=yes"
if "%install%"=="yes" set "terminal=no"
set args=%*
if not "%~1"=="--yes" goto dispatch
set "install=yes"
set args=%args:*--yes=%
shift /1

:dispatch
if "%~1"=="test" goto maven
if "%~1"=="screenshots" goto maven
if "%~1"=="bench" goto bench

rem There are two archives of classes: Java maps all of one, and a console has no use for the classes of a window.
set "kind=window"
for %%c in (client swarm sessions export replay --headless) do if "%~1"=="%%c" set "kind=console"
for %%a in ("%~2" "%~3" "%~4" "%~5" "%~6" "%~7" "%~8" "%~9") do if "%%~a"=="--headless" set "kind=console"
call :start
set "code=%errorlevel%"
rem Started by a double click, this window would close before the message in it was read.
if not "%code%"=="0" if not defined args if not defined CI pause
exit /b %code%

:maven
call :need_java build
if errorlevel 1 exit /b 1
%launch% %args%
exit /b %errorlevel%

:bench
call :need_java build
if errorlevel 1 exit /b 1
%launch% %args%
if errorlevel 1 exit /b 1
set args=%args:*bench=%
"%jdk%\bin\java.exe" "@%target%\bench.args" %args%
exit /b %errorlevel%

:start
call :is_stale
call :need_java %need%
if errorlevel 1 exit /b 1
set "java_args=%target%\%kind%.args"
rem These arguments name an archive, which is for one Java and one folder.
set "of="
if "%need%"=="run" if exist "%java_args%.of" set /p of=<"%java_args%.of"
if "%of%"=="%mark%" goto run
if "%need%"=="build" goto prepare
type nul 2>nul >"%target%\.writable"
if not exist "%target%\.writable" set "java_args=%target%\%kind%.flags"
if not exist "%jdk%\bin\javac.exe" set "java_args=%target%\%kind%.flags"
del "%target%\.writable" 2>nul
if "%java_args%"=="%target%\%kind%.flags" goto run
:prepare
%launch% prepare %kind%
if errorlevel 1 exit /b 1
:run
if defined args goto run_in_console
start "" "%jdk%\bin\javaw.exe" "@%java_args%" -jar "%jar%"
exit /b 0
:run_in_console
"%jdk%\bin\java.exe" "@%java_args%" -jar "%jar%" %args%
exit /b %errorlevel%

rem Sets need to build if the sources are newer than the build. A changed folder counts too: a file came or went.
:is_stale
set "need=build"
for %%f in ("%jar%" "%target%\lib\" "%target%\%kind%.flags" "%stamp%") do if not exist "%%~f" exit /b 0
powershell -NoProfile -Command "$built = (Get-Item -Force -LiteralPath $env:stamp).LastWriteTimeUtc; $main = $env:root + '\src\main'; $all = @(Get-Item -LiteralPath ($env:root + '\pom.xml'), $main) + @(Get-ChildItem -Recurse -LiteralPath $main); if ($all | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 1 } else { exit 0 }" 2>nul
if not errorlevel 1 set "need=run"
exit /b 0

rem Sets jdk to a Java for %1, run or build, and launch to the start of the program that does what needs no shell.
:need_java
call :find_java %1
if defined jdk goto found_java
where winget >nul 2>nul
if errorlevel 1 goto no_java
if "%install%"=="yes" goto install_java
set "answer="
set /p "answer=A Java of at least version 21 is missing. Install it with winget? [y/N] "
if /i not "%answer:~0,1%"=="y" goto no_java
rem The two versions with long support come first. winget itself reports how far it is.
:install_java
for %%p in (EclipseAdoptium.Temurin.25.JDK EclipseAdoptium.Temurin.21.JDK Microsoft.OpenJDK.25) do call :install %%p %1
if not defined jdk goto no_java
:found_java
set "runtime="
for /f "usebackq tokens=1,2 delims==" %%a in ("%jdk%\release") do if "%%a"=="JAVA_RUNTIME_VERSION" set "runtime=%%~b"
set "mark=%jdk% %runtime% %root%"
rem The program comes before the first build, so Java compiles it each time.
set launch="%jdk%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1
set launch=%launch% "%root%\src\main\java\switchboard\launch\Launch.java" "%root%" "%mark%" %install% %terminal%
exit /b 0
:no_java
>&2 echo Switchboard needs Java 21 or newer, with its compiler, and found none: get one from https://adoptium.net, or start run.bat --yes to have it installed.
exit /b 1

rem Sets jdk. JAVA_HOME and PATH are the user's choice and come first; of all others the newest is taken.
:find_java
set "jdk="
set "newest=0"
if defined JAVA_HOME call :consider "%JAVA_HOME%" %1
if defined jdk exit /b 0
for /f "delims=" %%j in ('where java.exe 2^>nul') do if not defined jdk call :consider "%%~dpj.." %1
if defined jdk exit /b 0
for /f "tokens=2,*" %%a in ('reg query HKLM\SOFTWARE\JavaSoft\JDK /s /v JavaHome 2^>nul ^| find "REG_SZ"') do call :consider "%%b" %1
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*") do call :consider "%%~d" %1
for /d %%d in ("%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*") do call :consider "%%~d" %1
for /d %%d in ("%ProgramFiles%\Semeru\*" "%ProgramFiles%\RedHat\*" "%ProgramFiles%\OpenJDK\*") do call :consider "%%~d" %1
for /d %%d in ("%LocalAppData%\Programs\Eclipse Adoptium\*" "%UserProfile%\.jdks\*") do call :consider "%%~d" %1
for /d %%d in ("%UserProfile%\scoop\apps\*jdk*") do call :consider "%%~d\current" %1
exit /b 0

:install
if defined jdk exit /b 0
winget install --exact --id %1 --silent --accept-source-agreements --accept-package-agreements 1>&2
call :find_java %2
exit /b 0

rem Takes the Java in %1 if it can do %2 and is newer than the one found so far.
:consider
if not exist "%~1\bin\java.exe" exit /b 0
if not "%~2"=="run" if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version=0"
for /f "usebackq tokens=1,2 delims==" %%a in ("%~1\release") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
for /f "delims=.+-_" %%m in ("%version%") do set "version=%%m"
if %version% LSS 21 exit /b 0
if %version% LEQ %newest% exit /b 0
set "newest=%version%"
set "jdk=%~f1"
exit /b 0
